package io.regain.incident.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import io.regain.message.Utc;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What fires, and what came of it. */
@Repository
class Alarms {

	private static final Duration HOUR = Duration.ofHours(1);

	/** Longer than reading any audience takes; then whoever had it is taken for dead. */
	private static final Duration CLAIM = Duration.ofMinutes(15);

	private static final Duration KEPT = Duration.ofDays(7);

	private static final String SELECT = """
			SELECT a.rule, a.who, a.firing_since, a.quiet_since, a.incident_id, a.opened, a.proposed, a.left_at,
			  (SELECT COUNT(*) FROM regain_alarm_turn t WHERE t.rule = a.rule AND t.at > :hour) AS turns
			FROM regain_alarm a\s""";

	private final JdbcClient jdbc;

	Alarms(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Until the end of the transaction nobody else hears anything of this rule. */
	void lock(String rule, String who) {
		this.jdbc.sql("INSERT INTO regain_alarm (rule, who) VALUES (:rule, :who) ON DUPLICATE KEY UPDATE who = :who")
			.param("rule", rule)
			.param("who", who)
			.update();
	}

	/**
	 * @return whether it is news: not a repetition, and not older than what is known
	 */
	boolean heard(String rule, Alert alert, Instant now) {
		Optional<Heard> before = this.jdbc
			.sql("SELECT firing, starts_at FROM regain_alert WHERE rule = :rule AND fingerprint = :fingerprint")
			.param("rule", rule)
			.param("fingerprint", alert.key())
			.query((row, n) -> new Heard(row.getBoolean("firing"),
					Utc.instant(row.getObject("starts_at", LocalDateTime.class))))
			.optional();
		// Who gives no start has one clock: the order in which it is heard
		Instant starts = alert.startsAt()
			.orElseGet(() -> before.filter(Heard::firing).map(Heard::startsAt).orElse(now));
		if (before.filter((known) -> known.startsAt().isAfter(starts)).isPresent()) {
			return false;
		}
		if (before.filter((known) -> !known.firing() && known.startsAt().equals(starts)).isPresent()) {
			return false;
		}
		this.jdbc.sql("""
				INSERT INTO regain_alert (rule, fingerprint, firing, starts_at, heard_at)
				VALUES (:rule, :fingerprint, :firing, :starts, :now)
				ON DUPLICATE KEY UPDATE firing = :firing, starts_at = :starts, heard_at = :now
				""")
			.param("rule", rule)
			.param("fingerprint", alert.key())
			.param("firing", alert.firing())
			.param("starts", Utc.of(starts))
			.param("now", Utc.of(now))
			.update();
		return true;
	}

	boolean anyFires(String rule) {
		return this.jdbc.sql("SELECT COUNT(*) FROM regain_alert WHERE rule = :rule AND firing")
			.param("rule", rule)
			.query(Long.class)
			.single() > 0;
	}

	/** It begins or ends, if it has not before. */
	void turn(String rule, boolean fires, Instant now) {
		int turned = this.jdbc.sql(fires
				? "UPDATE regain_alarm SET firing_since = :now, quiet_since = NULL WHERE rule = :rule AND firing_since IS NULL"
				: "UPDATE regain_alarm SET firing_since = NULL, quiet_since = :now WHERE rule = :rule AND firing_since IS NOT NULL")
			.param("now", Utc.of(now))
			.param("rule", rule)
			.update();
		if (turned > 0) {
			this.jdbc.sql("INSERT INTO regain_alarm_turn (rule, at) VALUES (:rule, :now)")
				.param("rule", rule)
				.param("now", Utc.of(now))
				.update();
		}
	}

	/** Those about which something may have to be done. */
	List<Alarm> awake(Instant now) {
		return this.jdbc
			.sql(SELECT + "WHERE a.firing_since IS NOT NULL OR a.quiet_since IS NOT NULL OR a.incident_id IS NOT NULL")
			.param("hour", Utc.of(now.minus(HOUR)))
			.query(this::alarm)
			.list();
	}

	Alarm get(String rule, Instant now) {
		return this.jdbc.sql(SELECT + "WHERE a.rule = :rule")
			.param("hour", Utc.of(now.minus(HOUR)))
			.param("rule", rule)
			.query(this::alarm)
			.single();
	}

	/** Whether an alarm of the same incident fires besides this. */
	boolean othersFire(Alarm alarm) {
		return this.jdbc.sql(
				"SELECT COUNT(*) FROM regain_alarm WHERE incident_id = :incident AND rule <> :rule AND firing_since IS NOT NULL")
			.param("incident", alarm.incident().orElse(0L))
			.param("rule", alarm.rule())
			.query(Long.class)
			.single() > 0;
	}

	/** Whether it is now this process that acts on it, and no other. */
	boolean claim(String rule, Instant now) {
		return this.jdbc.sql("""
				UPDATE regain_alarm SET claimed_until = :until
				WHERE rule = :rule AND (claimed_until IS NULL OR claimed_until <= :now)
				""").param("until", Utc.of(now.plus(CLAIM))).param("rule", rule).param("now", Utc.of(now)).update() > 0;
	}

	void release(String rule) {
		this.jdbc.sql("UPDATE regain_alarm SET claimed_until = NULL WHERE rule = :rule").param("rule", rule).update();
	}

	void belongs(String rule, long incident, boolean opened) {
		this.jdbc.sql("UPDATE regain_alarm SET incident_id = :incident, opened = :opened WHERE rule = :rule")
			.param("incident", incident)
			.param("opened", opened)
			.param("rule", rule)
			.update();
	}

	void proposed(String rule, Optional<Integer> update) {
		this.jdbc.sql("UPDATE regain_alarm SET proposed = :update WHERE rule = :rule")
			.param("update", update.orElse(null))
			.param("rule", rule)
			.update();
	}

	void left(String rule, Instant now) {
		this.jdbc.sql("UPDATE regain_alarm SET left_at = :now WHERE rule = :rule")
			.param("now", Utc.of(now))
			.param("rule", rule)
			.update();
	}

	/** Unless it has begun again in this moment. */
	void end(String rule) {
		this.jdbc
			.sql("""
					UPDATE regain_alarm SET quiet_since = NULL, incident_id = NULL, opened = FALSE, proposed = NULL, left_at = NULL
					WHERE rule = :rule AND firing_since IS NULL
					""")
			.param("rule", rule)
			.update();
	}

	/** The rules of alerts that nobody has repeated since then; they fire no more. */
	List<String> silent(Instant since) {
		List<String> rules = this.jdbc.sql("SELECT DISTINCT rule FROM regain_alert WHERE firing AND heard_at < :since")
			.param("since", Utc.of(since))
			.query(String.class)
			.list();
		if (!rules.isEmpty()) {
			this.jdbc.sql("UPDATE regain_alert SET firing = FALSE WHERE firing AND heard_at < :since")
				.param("since", Utc.of(since))
				.update();
		}
		return rules;
	}

	void forgetOld(Instant now) {
		this.jdbc.sql("DELETE FROM regain_alert WHERE NOT firing AND heard_at < :old")
			.param("old", Utc.of(now.minus(KEPT)))
			.update();
		this.jdbc.sql("DELETE FROM regain_alarm_turn WHERE at <= :hour")
			.param("hour", Utc.of(now.minus(HOUR)))
			.update();
	}

	private Alarm alarm(ResultSet row, int number) throws SQLException {
		return new Alarm(row.getString("rule"), row.getString("who"), instant(row, "firing_since"),
				instant(row, "quiet_since"), Optional.ofNullable(row.getObject("incident_id", Long.class)),
				row.getBoolean("opened"), Optional.ofNullable(row.getObject("proposed", Integer.class)),
				instant(row, "left_at"), row.getInt("turns"));
	}

	private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
		@Nullable LocalDateTime stored = row.getObject(column, LocalDateTime.class);
		return Optional.ofNullable(stored).map(Utc::instant);
	}

	private record Heard(boolean firing, Instant startsAt) {
	}

}
