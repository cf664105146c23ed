package io.regain.template.sandbox;

import java.time.Duration;
import java.util.Optional;

import freemarker.core.InvalidReferenceException;
import freemarker.template.TemplateException;
import io.regain.message.Problem;

/**
 * FreeMarker's failures in words for the author of the template: one line, with the place
 * and without data.
 */
final class Failures {

	private static final int MAX_LENGTH = 300;

	private Failures() {
	}

	static SandboxException of(String file, Throwable cause) {
		if (cause instanceof TemplateException ex) {
			return located(file, ex);
		}
		if (cause instanceof CappedWriter.OutputTooLongException ex) {
			return unlocated(file, String.valueOf(ex.getMessage()));
		}
		if (cause instanceof StackOverflowError) {
			return unlocated(file, "it calls itself too deeply");
		}
		if (cause instanceof OutOfMemoryError || cause instanceof NegativeArraySizeException) {
			// The second is what comes of lengths that are too long to be counted.
			return unlocated(file, "it needs more memory than there is");
		}
		return unlocated(file, "FreeMarker failed with " + cause.getClass().getSimpleName());
	}

	static SandboxException late(String file, Duration limit) {
		return unlocated(file, "it takes longer than %d ms; perhaps it never ends".formatted(limit.toMillis()));
	}

	private static SandboxException located(String file, TemplateException ex) {
		Optional<String> expression = Optional.ofNullable(ex.getBlamedExpressionString());
		Optional<String> missing = expression.filter((ignored) -> ex instanceof InvalidReferenceException);
		String message = missing.map("%s has no value"::formatted)
			.orElseGet(() -> expression.map((source) -> source + ": ").orElse("")
					+ firstLine(String.valueOf(ex.getMessageWithoutStackTop())));
		String place = Optional.ofNullable(ex.getTemplateSourceName()).orElse(file);
		int line = Optional.ofNullable(ex.getLineNumber()).orElse(0);
		int column = Optional.ofNullable(ex.getColumnNumber()).orElse(0);
		return new SandboxException(Problem.error(TemplateSet.HOME + place, line, column, "", message), missing);
	}

	private static SandboxException unlocated(String file, String message) {
		return new SandboxException(Problem.error(TemplateSet.HOME + file, message), Optional.empty());
	}

	/** FreeMarker explains at length, and lists what it knows. */
	static String firstLine(String message) {
		String line = message.lines().findFirst().orElse("").replaceAll(" \\(wrapper: [^)]*\\)", "").strip();
		String whole = line.endsWith(":") ? line.substring(0, line.length() - 1) : line;
		return (whole.length() <= MAX_LENGTH) ? whole : whole.substring(0, MAX_LENGTH) + "…";
	}

}
