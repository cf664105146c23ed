package io.regain.goodwill;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which policy was named for an incident, before or without granting. */
@Repository
class Plans {

	private static final int MOST = 500;

	private final JdbcClient jdbc;

	Plans(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void name(long incident, String policy) {
		this.jdbc.sql("""
				INSERT INTO regain_goodwill_plan (incident_id, policy) VALUES (:incident, :policy)
				ON DUPLICATE KEY UPDATE policy = VALUES(policy), failed = NULL
				""").param("incident", incident).param("policy", policy).update();
	}

	Optional<String> of(long incident) {
		return this.jdbc.sql("SELECT policy FROM regain_goodwill_plan WHERE incident_id = :incident")
			.param("incident", incident)
			.query(String.class)
			.optional();
	}

	/**
	 * Of incidents that were over since then: those by which nothing was granted yet, and
	 * not tried in vain.
	 */
	List<Plan> due(Instant since) {
		return this.jdbc
			.sql("""
					SELECT p.incident_id, p.policy FROM regain_goodwill_plan p JOIN regain_incident i ON i.id = p.incident_id
					WHERE p.failed IS NULL AND i.resolved_at >= :since
					  AND NOT EXISTS (SELECT 1 FROM regain_goodwill g WHERE g.incident_id = p.incident_id)
					""")
			.param("since", Utc.of(since))
			.query((row, n) -> new Plan(row.getLong("incident_id"), row.getString("policy")))
			.list();
	}

	/**
	 * It could not be done without a person.
	 * @return whether it was this call that noted it: who tells the team asks before
	 */
	boolean failed(Plan plan, String why) {
		return this.jdbc
			.sql("UPDATE regain_goodwill_plan SET failed = :why WHERE incident_id = :incident AND failed IS NULL")
			.param("why", why.substring(0, Math.min(MOST, why.length())))
			.param("incident", plan.incident())
			.update() == 1;
	}

	/** What is meant to be granted. */
	record Plan(long incident, String policy) {
	}

}
