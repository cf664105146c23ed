package io.regain.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When we said that we would speak next, and whether we did. */
@Repository
public class Promises {

	private static final String SELECT = """
			SELECT incident_id, number, team, due_at, made_at, ended_at, reminded_at, missed_at FROM regain_promise\s""";

	private final JdbcClient jdbc;

	Promises(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** All of an incident, in their order. */
	public List<Promise> of(long incident) {
		return this.jdbc.sql(SELECT + "WHERE incident_id = :incident ORDER BY number")
			.param("incident", incident)
			.query(Promises::promise)
			.list();
	}

	/** The one that waits for the next word. */
	public Optional<Promise> open(long incident) {
		return of(incident).stream().filter(Promise::isOpen).findFirst();
	}

	/** All that wait for the next word, the most urgent first. */
	public List<Promise> open() {
		return this.jdbc.sql(SELECT + "WHERE ended_at IS NULL ORDER BY due_at").query(Promises::promise).list();
	}

	/** Made since then, the oldest first. */
	public List<Promise> since(Instant from) {
		return this.jdbc.sql(SELECT + "WHERE made_at >= :from ORDER BY made_at")
			.param("from", Utc.of(from))
			.query(Promises::promise)
			.list();
	}

	/**
	 * @param number the update that makes it; 0: the incident is opened
	 */
	void make(Incident incident, int number, Instant dueAt, Instant now) {
		this.jdbc.sql("""
				INSERT INTO regain_promise (incident_id, number, team, due_at, made_at)
				VALUES (:incident, :number, :team, :due, :now)
				""")
			.param("incident", incident.number())
			.param("number", number)
			.param("team", incident.team())
			.param("due", Utc.of(dueAt))
			.param("now", Utc.of(now))
			.update();
	}

	/** The next word has come: in time, or not. */
	void end(long incident, Instant now) {
		this.jdbc.sql("UPDATE regain_promise SET ended_at = :now WHERE incident_id = :incident AND ended_at IS NULL")
			.param("now", Utc.of(now))
			.param("incident", incident)
			.update();
	}

	/** Whether it was this call that noted it: who reminds asks before. */
	boolean reminded(Promise promise, Instant now) {
		return note("UPDATE regain_promise SET reminded_at = :now WHERE reminded_at IS NULL", promise, now);
	}

	/** Whether it was this call that noted it. */
	boolean missed(Promise promise, Instant now) {
		return note("UPDATE regain_promise SET missed_at = :now WHERE missed_at IS NULL", promise, now);
	}

	private boolean note(String sql, Promise promise, Instant now) {
		return this.jdbc.sql(sql + " AND ended_at IS NULL AND incident_id = :incident AND number = :number")
			.param("now", Utc.of(now))
			.param("incident", promise.incident())
			.param("number", promise.number())
			.update() == 1;
	}

	private static Promise promise(ResultSet row, int index) throws SQLException {
		return new Promise(row.getLong("incident_id"), row.getInt("number"), row.getString("team"),
				Utc.instant(row.getObject("due_at", LocalDateTime.class)),
				Utc.instant(row.getObject("made_at", LocalDateTime.class)), Incidents.instant(row, "ended_at"),
				Incidents.instant(row, "reminded_at"), Incidents.instant(row, "missed_at"));
	}

}
