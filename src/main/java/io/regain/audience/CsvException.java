package io.regain.audience;

import java.util.List;

import io.regain.message.Problem;

/** A list in a file is not what it must be; nothing of it was used. */
public class CsvException extends RuntimeException {

	private final transient List<Problem> problems;

	CsvException(List<Problem> problems) {
		super("the file is not as it must be");
		this.problems = List.copyOf(problems);
	}

	public List<Problem> problems() {
		return this.problems;
	}

}
