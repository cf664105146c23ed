package io.regain.cli;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

import io.regain.audience.CompanyAwayException;
import io.regain.audience.SegmentException;
import io.regain.delivery.LedgerAwayException;
import io.regain.template.RenderingException;
import io.regain.tracking.mailbox.MailboxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.dao.PermissionDeniedDataAccessException;

/** Turns what escaped a command into a sentence and an exit code. */
final class Failures {

	private static final Logger logger = LoggerFactory.getLogger(Failures.class);

	private static final String WHERE = "\nspring.datasource.url (SPRING_DATASOURCE_URL), .username and .password say "
			+ "where it is and who we are; regain.audience.datasource.* if the company's is another.";

	private Failures() {
	}

	static int exit(Throwable failure) {
		Optional<CommandException> ours = find(failure, CommandException.class);
		if (ours.isPresent()) {
			return ours.get().exit();
		}
		if (is(failure, CompanyAwayException.class)) {
			return Exit.UNREACHABLE;
		}
		boolean invalid = is(failure, SegmentException.class) || is(failure, RenderingException.class)
				|| is(failure, PermissionDeniedDataAccessException.class) || is(failure, BindException.class)
				|| is(failure, InvalidConfigurationPropertyValueException.class);
		return invalid ? Exit.INVALID : Exit.UNREACHABLE;
	}

	/**
	 * While the rooms start, an argument that no part can work with is a setting of
	 * somebody; later it is a mistake of ours, and something may have been sent.
	 */
	static RuntimeException atStart(RuntimeException failure) {
		return is(failure, IllegalArgumentException.class) ? new CommandException(Exit.INVALID, sentence(failure))
				: failure;
	}

	static String sentence(Throwable failure) {
		logger.debug("A command failed", failure);
		return find(failure, CommandException.class).map(Failures::text)
			.or(() -> find(failure, LedgerAwayException.class).map(Failures::text))
			.or(() -> find(failure, MailboxException.class).map(Failures::text))
			.or(() -> find(failure, SegmentException.class).map((ex) -> text(ex) + "\nNothing was sent."))
			.or(() -> find(failure, PermissionDeniedDataAccessException.class).map(Failures::text))
			.or(() -> find(failure, BindException.class).map(WrongValue::sentence))
			.or(() -> find(failure, InvalidConfigurationPropertyValueException.class).map(WrongValue::sentence))
			.or(() -> Optional.of(failure).filter(Failures::isDoorkeeper).map(Failures::turnedAway))
			.or(() -> Optional.of(failure).filter(Failures::isConnection).map(Failures::unreachable))
			.orElseGet(() -> text(root(failure)));
	}

	static boolean isConnection(Throwable failure) {
		return is(failure, SQLTransientConnectionException.class)
				|| is(failure, SQLNonTransientConnectionException.class)
				|| find(failure, SQLException.class)
					.filter((ex) -> ex.getSQLState() != null && ex.getSQLState().startsWith("08"))
					.isPresent();
	}

	/** The driver's own words go over several lines. */
	private static String unreachable(Throwable failure) {
		return "The database cannot be reached: " + text(root(failure)).lines().findFirst().orElse("") + WHERE;
	}

	/** Wrong credentials, no right to the database, no such database. */
	private static boolean isDoorkeeper(Throwable failure) {
		return find(failure, SQLException.class).filter((ex) -> Set.of(1044, 1045, 1049).contains(ex.getErrorCode()))
			.isPresent();
	}

	private static String turnedAway(Throwable failure) {
		return "The database does not let us in: " + text(root(failure)) + WHERE;
	}

	private static boolean is(Throwable failure, Class<? extends Throwable> type) {
		return find(failure, type).isPresent();
	}

	private static <T> Optional<T> find(Throwable failure, Class<T> type) {
		for (Throwable at = failure; at != null; at = at.getCause()) {
			if (type.isInstance(at)) {
				return Optional.of(type.cast(at));
			}
		}
		return Optional.empty();
	}

	static Throwable root(Throwable failure) {
		Throwable at = failure;
		while (at.getCause() != null) {
			at = at.getCause();
		}
		return at;
	}

	static String text(Throwable failure) {
		return (failure.getMessage() != null) ? failure.getMessage() : failure.toString();
	}

}
