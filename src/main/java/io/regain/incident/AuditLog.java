package io.regain.incident;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who did what, and what they had been shown when they confirmed it. Append-only, but
 * that what customers would have read is taken out when they are forgotten, or it is old.
 */
@Repository
public class AuditLog {

	private final JdbcClient jdbc;

	private final Clock clock;

	AuditLog(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * @param action what was done, in kebab case, as in {@code publish-update}
	 * @param subject to what, as in {@code incident-7/update-3}
	 * @param shown what the person saw before; empty if nothing was to be confirmed
	 */
	public void add(Person who, String action, String subject, String shown) {
		this.jdbc.sql("""
				INSERT INTO regain_audit (at, who, role, action, subject, shown)
				VALUES (:now, :who, :role, :action, :subject, :shown)
				""")
			.param("now", Utc.of(this.clock.instant()))
			.param("who", who.name())
			.param("role", who.role())
			.param("action", action)
			.param("subject", subject)
			.param("shown", shown)
			.update();
	}

	/** Up to so many of one subject and what is below it, the newest first. */
	public List<Entry> of(String subject, int most) {
		return this.jdbc.sql("""
				SELECT at, who, role, action, subject, shown FROM regain_audit
				WHERE subject = :subject OR subject LIKE :below ORDER BY id DESC LIMIT :most
				""")
			.param("subject", subject)
			.param("below", subject + "/%")
			.param("most", most)
			.query((row, n) -> new Entry(Utc.instant(row.getObject("at", LocalDateTime.class)), row.getString("who"),
					row.getString("role"), row.getString("action"), row.getString("subject"), row.getString("shown")))
			.list();
	}

	/** One line of it. */
	public record Entry(Instant at, String who, String role, String action, String subject, String shown) {
	}

}
