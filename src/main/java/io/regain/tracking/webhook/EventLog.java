package io.regain.tracking.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.regain.delivery.LedgerTransactions;
import io.regain.message.Utc;
import io.regain.tracking.EventType;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The events in the order of their ids. */
@Repository
class EventLog {

	private static final String EVENT = """
			SELECT e.id, e.message_id, e.run_id, e.customer_id, e.channel, e.type, e.code, e.kind, e.link_id,
			  e.received_at, r.text
			FROM regain_event e LEFT JOIN regain_reply r ON r.source_key = e.source_key AND e.type = 'replied'
			""";

	private final JdbcClient jdbc;

	EventLog(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<LoggedEvent> after(long id, int most) {
		return this.jdbc.sql(EVENT + "WHERE e.id > :id ORDER BY e.id LIMIT :most")
			.param("id", id)
			.param("most", most)
			.query(EventLog::event)
			.list();
	}

	Optional<LoggedEvent> find(long id) {
		return this.jdbc.sql(EVENT + "WHERE e.id = :id").param("id", id).query(EventLog::event).optional();
	}

	/** The highest id there is; 0 if there is none. */
	long newest() {
		return this.jdbc.sql("SELECT COALESCE(MAX(id), 0) FROM regain_event").query(Long.class).single();
	}

	/**
	 * Who writes an event waits for little else until it is committed: once for a lock,
	 * as long as the server lets them, or is not heard of any more. Events are written
	 * last where others are waited for.
	 */
	Duration longestTransaction() {
		return LedgerTransactions.SILENCE
			.plusSeconds(this.jdbc.sql("SELECT @@innodb_lock_wait_timeout").query(Long.class).single());
	}

	private static LoggedEvent event(ResultSet row, int number) throws SQLException {
		EventType type = EventType.valueOf(row.getString("type").toUpperCase(Locale.ROOT).replace('-', '_'));
		return new LoggedEvent(row.getLong("id"), row.getLong("message_id"), row.getLong("run_id"),
				row.getString("customer_id"), row.getString("channel"), type, text(row.getString("code")),
				text(row.getString("kind")), Optional.ofNullable(row.getObject("link_id", Long.class)),
				text(row.getString("text")), Utc.instant(row.getObject("received_at", LocalDateTime.class)));
	}

	private static Optional<String> text(@Nullable String value) {
		return Optional.ofNullable(value);
	}

}
