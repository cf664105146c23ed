package io.regain.template.sandbox;

import java.util.Optional;

import io.regain.message.Problem;

/** A template could not be rendered. Its text holds no data of the customer. */
public final class SandboxException extends Exception {

	private final Problem problem;

	private final Optional<String> missing;

	SandboxException(Problem problem, Optional<String> missing) {
		super(problem.toString());
		this.problem = problem;
		this.missing = missing;
	}

	/** Where and why. */
	public Problem problem() {
		return this.problem;
	}

	/** The expression that had no value, if that was it. */
	public Optional<String> missing() {
		return this.missing;
	}

}
