package io.regain.satisfaction;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.regain.message.RunName;
import io.regain.message.Utc;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Of which incidents people were asked, and who. */
@Repository
class Surveys {

	private final NamedParameterJdbcTemplate jdbc;

	private final Clock clock;

	Surveys(NamedParameterJdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** What both the audience and the thread of the run that asks are called. */
	static String audience(long incident) {
		return "incident-%d-csat".formatted(incident);
	}

	static RunName run(long incident, String campaign) {
		return new RunName(campaign, "incident-%d/csat".formatted(incident));
	}

	/** Incidents that were resolved in that time, and of which nobody was asked yet. */
	List<Long> due(Instant from, Instant to) {
		return this.jdbc.queryForList("""
				SELECT i.id FROM regain_incident i
				WHERE i.resolved_at > :from AND i.resolved_at <= :to AND i.internal = FALSE
				  AND NOT EXISTS (SELECT 1 FROM regain_survey s WHERE s.incident_id = i.id)
				ORDER BY i.id
				""", Map.of("from", Utc.of(from), "to", Utc.of(to)), Long.class);
	}

	/**
	 * Asked now, in the caller's transaction; until it ends others wait here.
	 * @return false if another process was faster
	 */
	boolean take(long incident, String campaign) {
		// Who waits here reads afterwards what the other has written
		this.jdbc.queryForList("SELECT id FROM regain_incident WHERE id = :incident FOR UPDATE",
				Map.of("incident", incident), Long.class);
		return this.jdbc.update("""
				INSERT INTO regain_survey (incident_id, campaign, asked_at)
				SELECT i.id, :campaign, :now FROM regain_incident i
				WHERE i.id = :incident AND NOT EXISTS (SELECT 1 FROM regain_survey s WHERE s.incident_id = i.id)
				""", Map.of("incident", incident, "campaign", campaign, "now", Utc.of(this.clock.instant()))) == 1;
	}

	/** Those who got a message of it: the others would not know what is meant. */
	List<String> told(String thread) {
		return this.jdbc.queryForList("""
				SELECT DISTINCT m.customer_id FROM regain_thread t JOIN regain_message m ON m.run_id = t.run_id
				WHERE t.thread = :thread AND m.accepted_at IS NOT NULL ORDER BY m.customer_id
				""", Map.of("thread", thread), String.class);
	}

	/** The number of each one's question. */
	Map<String, Long> ask(long incident, Collection<String> customers) {
		this.jdbc.batchUpdate(
				"""
						INSERT INTO regain_survey_question (incident_id, customer_id, asked_at) VALUES (:incident, :customer, :now)
						""",
				customers.stream()
					.map((customer) -> new MapSqlParameterSource("incident", incident).addValue("customer", customer)
						.addValue("now", Utc.of(this.clock.instant())))
					.toArray(MapSqlParameterSource[]::new));
		Map<String, Long> numbers = new TreeMap<>();
		this.jdbc.query("SELECT customer_id, number FROM regain_survey_question WHERE incident_id = :incident",
				Map.of("incident", incident), (row) -> {
					numbers.put(row.getString("customer_id"), row.getLong("number"));
				});
		return numbers;
	}

}
