package io.regain.template;

import java.util.Optional;

import io.regain.message.Problem;

/**
 * A message could not be rendered for this recipient, and won't be another time: with
 * this template and these values it never can. The text names the place and the variable;
 * of the data it shows at most the beginning of a value that doesn't fit its type.
 */
public class RenderingException extends RuntimeException {

	private final Problem problem;

	private final Optional<String> variable;

	RenderingException(Problem problem, Optional<String> variable) {
		super(problem.toString());
		this.problem = problem;
		this.variable = variable;
	}

	/** Where in which file, and why. */
	public Problem problem() {
		return this.problem;
	}

	/** The variable that was missing or didn't fit, as the template writes it. */
	public Optional<String> variable() {
		return this.variable;
	}

}
