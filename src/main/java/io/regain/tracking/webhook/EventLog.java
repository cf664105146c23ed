package io.regain.tracking.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.regain.message.Utc;
import io.regain.tracking.EventType;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The events in the order of their ids. */
@Repository
class EventLog {

	private final JdbcClient jdbc;

	EventLog(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<LoggedEvent> after(long id, int most) {
		return this.jdbc.sql("""
				SELECT id, message_id, run_id, customer_id, channel, type, code, kind, link_id, detail, received_at
				FROM regain_event WHERE id > :id ORDER BY id LIMIT :most
				""").param("id", id).param("most", most).query(EventLog::event).list();
	}

	Optional<LoggedEvent> find(long id) {
		return this.jdbc.sql("""
				SELECT id, message_id, run_id, customer_id, channel, type, code, kind, link_id, detail, received_at
				FROM regain_event WHERE id = :id
				""").param("id", id).query(EventLog::event).optional();
	}

	/** The highest id there is; 0 if there is none. */
	long newest() {
		return this.jdbc.sql("SELECT COALESCE(MAX(id), 0) FROM regain_event").query(Long.class).single();
	}

	private static LoggedEvent event(ResultSet row, int number) throws SQLException {
		EventType type = EventType.valueOf(row.getString("type").toUpperCase(Locale.ROOT).replace('-', '_'));
		return new LoggedEvent(row.getLong("id"), row.getLong("message_id"), row.getLong("run_id"),
				row.getString("customer_id"), row.getString("channel"), type, text(row.getString("code")),
				text(row.getString("kind")), Optional.ofNullable(row.getObject("link_id", Long.class)),
				(type == EventType.REPLIED) ? text(row.getString("detail")) : Optional.empty(),
				Utc.instant(row.getObject("received_at", LocalDateTime.class)));
	}

	private static Optional<String> text(@Nullable String value) {
		return Optional.ofNullable(value);
	}

}
