package io.regain.template;

import java.util.List;
import java.util.stream.Collectors;

import io.regain.message.Problem;

/** A template cannot be used at all, for these reasons. */
public class TemplateLoadException extends RuntimeException {

	private final List<Problem> problems;

	TemplateLoadException(List<Problem> problems) {
		super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
		this.problems = List.copyOf(problems);
	}

	public List<Problem> problems() {
		return this.problems;
	}

}
