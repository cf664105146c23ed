package io.regain.delivery;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.TransientDataAccessException;

/**
 * The patience of one thread with a ledger that is away: it is told of each failure, and
 * says when it has been enough. For what may be tried again only.
 */
final class Absence {

	/** Between two tries. */
	static final Duration PAUSE = Duration.ofSeconds(1);

	private static final Logger logger = LoggerFactory.getLogger(Absence.class);

	/**
	 * What a server says on its way out, besides the states that begin with 08: it shuts
	 * down, or ended the statement (MySQL) or the connection (MariaDB) for that.
	 */
	private static final Set<Integer> FAREWELLS = Set.of(1053, 1317, 1927);

	private final Duration patience;

	private final Clock clock;

	private Optional<Instant> since = Optional.empty();

	Absence(Duration patience, Clock clock) {
		this.patience = patience;
		this.clock = clock;
	}

	boolean isLasting() {
		return this.since.isPresent();
	}

	/**
	 * Takes note of a failure that another try may mend.
	 * @throws RuntimeException the failure itself, if it says nothing of an absence
	 * @throws LedgerAwayException if it has lasted for too long
	 */
	void met(RuntimeException failure) {
		if (failure instanceof LedgerAwayException || !isAbsence(failure)) {
			throw failure;
		}
		Instant now = this.clock.instant();
		if (this.since.isEmpty()) {
			this.since = Optional.of(now);
			logger.warn("The ledger is away; nothing more is sent until it is back, within {} s: {}",
					this.patience.toSeconds(), failure.toString());
		}
		if (!now.isBefore(this.since.get().plus(this.patience))) {
			throw new LedgerAwayException(this.patience, failure);
		}
	}

	/** The ledger has answered. */
	void over() {
		if (isLasting()) {
			logger.info("The ledger is back");
			this.since = Optional.empty();
		}
	}

	static boolean isAbsence(Throwable failure) {
		for (Throwable at = failure; at != null; at = at.getCause()) {
			if (at instanceof TransientDataAccessException || (at instanceof SQLException sql && isAbsence(sql))) {
				return true;
			}
		}
		return false;
	}

	/** What has neither state nor code was said by the pool, and not by a server. */
	private static boolean isAbsence(SQLException failure) {
		return (failure.getSQLState() == null && failure.getErrorCode() == 0)
				|| failure instanceof SQLTransientConnectionException
				|| failure instanceof SQLNonTransientConnectionException || failure instanceof SQLRecoverableException
				|| String.valueOf(failure.getSQLState()).startsWith("08") || FAREWELLS.contains(failure.getErrorCode());
	}

}
