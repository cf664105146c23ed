package io.regain.delivery;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.stream.Stream;

import io.regain.TestClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AbsenceTests {

	private static final RuntimeException AWAY = new CannotGetJdbcConnectionException("no connection",
			new SQLTransientConnectionException("not available"));

	private final TestClock clock = new TestClock();

	private final Absence absence = new Absence(Duration.ofMinutes(5), this.clock);

	@ParameterizedTest
	@MethodSource("farewells")
	void whatAServerSaysOnItsWayOutIsAnAbsence(SQLException said) {
		this.absence.met(new TransactionSystemException("could not roll back",
				new UncategorizedSQLException("mark", "UPDATE", said)));
		assertThat(this.absence.isLasting()).isTrue();
	}

	static Stream<SQLException> farewells() {
		return Stream.of(new SQLException("Communications link failure", "08S01", 0),
				new SQLException("Server shutdown in progress", "HY000", 1053),
				new SQLException("Query execution was interrupted", "70100", 1317),
				new SQLException("Connection was killed", "70100", 1927),
				// The pool, when a broken connection is to be rolled back
				new SQLException("Connection is closed"));
	}

	@Test
	void whatIsWrongWithTheStatementIsNone() {
		RuntimeException wrong = new DataIntegrityViolationException("no", new SQLException("too long", "22001", 1406));
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.absence.met(wrong));
		assertThat(this.absence.isLasting()).isFalse();
	}

	@Test
	void lastsNoLongerThanItsPatienceSinceTheLedgerWasThere() {
		this.absence.met(AWAY);
		this.clock.advance(Duration.ofMinutes(4));
		this.absence.over();
		this.absence.met(AWAY);
		this.clock.advance(Duration.ofMinutes(4));
		this.absence.met(AWAY);
		this.clock.advance(Duration.ofMinutes(1));
		assertThatExceptionOfType(LedgerAwayException.class).isThrownBy(() -> this.absence.met(AWAY))
			.withMessageContaining("300 s (regain.delivery.patience)");
	}

	/** Or what could not be recorded would be given back. */
	@Test
	void anAbsenceThatWasTooLongForOneIsForAll() {
		LedgerAwayException gone = new LedgerAwayException(Duration.ofMinutes(5), AWAY);
		assertThatExceptionOfType(LedgerAwayException.class).isThrownBy(() -> this.absence.met(gone));
	}

}
