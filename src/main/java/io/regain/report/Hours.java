package io.regain.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.regain.delivery.Run;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * When it happened. The database counts quarters of an hour, of which the hours of all
 * zones are made; it need not know the zone.
 */
@Repository
class Hours {

	private static final int QUARTER_SECONDS = 15 * 60;

	private static final String ACCEPTED = """
			SELECT TIMESTAMPDIFF(MINUTE, TIMESTAMP'1970-01-01 00:00:00', accepted_at) DIV 15 AS quarter, COUNT(*) AS messages
			FROM regain_message WHERE run_id = :run AND accepted_at IS NOT NULL GROUP BY quarter
			""";

	/** What a person did counts when a person first did it. */
	private static final String EVENTS = """
			SELECT type, machine, TIMESTAMPDIFF(MINUTE, TIMESTAMP'1970-01-01 00:00:00', first_at) DIV 15 AS quarter,
			       COUNT(*) AS messages
			FROM (
			  SELECT type, MIN(COALESCE(kind, '') = 'machine') AS machine,
			         COALESCE(MIN(IF(kind = 'machine', NULL, received_at)), MIN(received_at)) AS first_at
			  FROM regain_event
			  WHERE run_id = :run
			    AND type IN ('delivered', 'bounced', 'opened', 'clicked', 'unsubscribed', 'complained', 'replied')
			  GROUP BY type, message_id) f
			GROUP BY type, machine, quarter
			""";

	private final JdbcClient jdbc;

	private final ZoneId zone;

	Hours(JdbcClient jdbc, ZoneId zone) {
		this.jdbc = jdbc;
		this.zone = zone;
	}

	ZoneId zone() {
		return this.zone;
	}

	/** To be called in the transaction of all that is told of one moment. */
	List<Results.Hour> of(Run run) {
		Map<OffsetDateTime, Map<String, Long>> counts = new TreeMap<>();
		this.jdbc.sql(ACCEPTED).param("run", run.number()).query((row) -> {
			add(counts, row.getLong("quarter"), "accepted", row.getLong("messages"));
		});
		this.jdbc.sql(EVENTS).param("run", run.number()).query((row) -> {
			add(counts, row.getLong("quarter"),
					row.getString("type") + (row.getBoolean("machine") ? " by machines" : ""), row.getLong("messages"));
		});
		return counts.entrySet().stream().map((entry) -> hour(entry.getKey(), entry.getValue())).toList();
	}

	private void add(Map<OffsetDateTime, Map<String, Long>> counts, long quarter, String what, long messages) {
		OffsetDateTime hour = Instant.ofEpochSecond(quarter * QUARTER_SECONDS)
			.atZone(this.zone)
			.toOffsetDateTime()
			.truncatedTo(ChronoUnit.HOURS);
		counts.computeIfAbsent(hour, (h) -> new HashMap<>()).merge(what, messages, Long::sum);
	}

	private static Results.Hour hour(OffsetDateTime hour, Map<String, Long> counts) {
		return new Results.Hour(hour, of(counts, "accepted"), of(counts, "delivered"), of(counts, "bounced"),
				of(counts, "opened"), of(counts, "opened by machines"), of(counts, "clicked"),
				of(counts, "clicked by machines"), of(counts, "unsubscribed"), of(counts, "complained"),
				of(counts, "replied"));
	}

	private static long of(Map<String, Long> counts, String what) {
		return counts.getOrDefault(what, 0L);
	}

}
