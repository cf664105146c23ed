package io.regain.message;

import java.util.Comparator;

/**
 * A located complaint about something a person wrote: where, what, and what is allowed.
 * Problems are collected and reported together; an {@linkplain Severity#ERROR error}
 * means that nothing may be sent.
 *
 * @param severity whether it stops a run
 * @param file the file as the user would name it (relative to the home folder), or empty
 * @param line from 1; 0 if the problem is not at a line
 * @param column from 1; 0 if unknown
 * @param path the place inside the document, as in {@code send.channels[1]}; may be empty
 * @param message what is wrong, the offending value, and what is allowed
 */
public record Problem(Severity severity, String file, int line, int column, String path, String message) {

	/** In the order of a reader: by file, line, column. */
	public static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
		.thenComparingInt(Problem::line)
		.thenComparingInt(Problem::column)
		.thenComparing(Problem::path)
		.thenComparing(Problem::message);

	/** Whether a problem stops a run. */
	public enum Severity {

		ERROR, WARNING

	}

	public static Problem error(String file, int line, int column, String path, String message) {
		return new Problem(Severity.ERROR, file, line, column, path, message);
	}

	public static Problem error(String file, String message) {
		return error(file, 0, 0, "", message);
	}

	public static Problem warning(String file, int line, int column, String path, String message) {
		return new Problem(Severity.WARNING, file, line, column, path, message);
	}

	public static Problem warning(String file, String message) {
		return warning(file, 0, 0, "", message);
	}

	public boolean isError() {
		return this.severity == Severity.ERROR;
	}

	/**
	 * In the form that editors and terminals make clickable:
	 * {@code file:line:column: path: message}.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(this.file);
		if (this.line > 0) {
			text.append(':').append(this.line);
			if (this.column > 0) {
				text.append(':').append(this.column);
			}
		}
		if (!text.isEmpty()) {
			text.append(": ");
		}
		if (!isError()) {
			text.append("warning: ");
		}
		if (!this.path.isEmpty()) {
			text.append(this.path).append(": ");
		}
		return text.append(this.message).toString();
	}

}
