package io.regain.cli;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.regain.audience.SegmentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.validation.FieldError;

/** Turns what escaped a command into one sentence and an exit code. */
final class Failures {

	private static final Logger logger = LoggerFactory.getLogger(Failures.class);

	private Failures() {
	}

	static int exit(Throwable failure) {
		if (find(failure, CommandException.class).isPresent()) {
			return find(failure, CommandException.class).get().exit();
		}
		if (find(failure, SegmentException.class).isPresent() || find(failure, BindException.class).isPresent()
				|| find(failure, IllegalArgumentException.class).isPresent()) {
			return Exit.INVALID;
		}
		return Exit.UNREACHABLE;
	}

	static String sentence(Throwable failure) {
		Optional<CommandException> ours = find(failure, CommandException.class);
		if (ours.isPresent()) {
			return text(ours.get());
		}
		Optional<SegmentException> segment = find(failure, SegmentException.class);
		if (segment.isPresent()) {
			return text(segment.get()) + "\nNothing was sent.";
		}
		Optional<BindException> binding = find(failure, BindException.class);
		if (binding.isPresent()) {
			return property(binding.get());
		}
		if (isConnection(failure)) {
			return "The database cannot be reached: " + text(root(failure))
					+ "\nspring.datasource.url (SPRING_DATASOURCE_URL), .username and .password say where it is.";
		}
		logger.debug("A command failed", failure);
		return text(root(failure));
	}

	/** Which property, what it was, what it should be. */
	private static String property(BindException failure) {
		Optional<BindValidationException> validation = find(failure, BindValidationException.class);
		if (validation.isPresent()) {
			List<String> sentences = new ArrayList<>();
			validation.get().getValidationErrors().getAllErrors().forEach((error) -> {
				String field = (error instanceof FieldError at)
						? "." + kebab(at.getField()) + " is '" + at.getRejectedValue() + "'; it" : "";
				sentences.add(failure.getName() + field + " " + error.getDefaultMessage());
			});
			return String.join("\n", sentences);
		}
		String value = (failure.getProperty() != null) ? " is '%s'".formatted(failure.getProperty().getValue()) : "";
		String name = (failure.getProperty() != null) ? failure.getProperty().getName().toString()
				: failure.getName().toString();
		return "%s%s: %s".formatted(name,
				name.contains("secret") || name.contains("token") || name.contains("password") ? "" : value,
				text(root(failure)));
	}

	private static String kebab(String field) {
		return field.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
	}

	static boolean isConnection(Throwable failure) {
		return find(failure, SQLTransientConnectionException.class).isPresent()
				|| find(failure, SQLNonTransientConnectionException.class).isPresent()
				|| find(failure, SQLException.class)
					.filter((ex) -> ex.getSQLState() != null && ex.getSQLState().startsWith("08"))
					.isPresent();
	}

	private static <T> Optional<T> find(Throwable failure, Class<T> type) {
		for (Throwable at = failure; at != null; at = at.getCause()) {
			if (type.isInstance(at)) {
				return Optional.of(type.cast(at));
			}
		}
		return Optional.empty();
	}

	private static Throwable root(Throwable failure) {
		Throwable at = failure;
		while (at.getCause() != null) {
			at = at.getCause();
		}
		return at;
	}

	private static String text(Throwable failure) {
		return (failure.getMessage() != null) ? failure.getMessage() : failure.toString();
	}

}
