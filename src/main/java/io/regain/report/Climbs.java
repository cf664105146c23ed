package io.regain.report;

import java.util.List;
import java.util.Optional;

import io.regain.delivery.Escalations;
import io.regain.delivery.Run;
import io.regain.delivery.Signs;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom each step of an escalation has reached. */
@Repository
class Climbs {

	private static final String TAKEN = "m.state IN ('ACCEPTED', 'DELIVERED')";

	private static final String SHOWN = """
			EXISTS (SELECT 1 FROM regain_event e WHERE e.run_id = m.run_id AND e.type IN (:signs) AND e.message_id = m.id
			  AND (e.type NOT IN ('opened', 'clicked') OR e.kind = 'person'))""";

	private static final String STEPS = """
			SELECT m.step, m.channel, COUNT(*) AS planned, SUM(m.state IN ('ACCEPTED', 'DELIVERED', 'BOUNCED')) AS sent,
			  SUM(%1$s) AS reached, SUM(m.state = 'PLANNED' AND m.held <=> 'step') AS waiting,
			  SUM(m.state = 'SUPPRESSED' AND m.code <=> 'reached') AS not_needed
			FROM regain_message m WHERE m.run_id = :run GROUP BY m.step, m.channel ORDER BY m.step, planned DESC, m.channel
			""";

	private static final String CUSTOMERS = """
			SELECT COUNT(DISTINCT m.customer_id) FROM regain_message m WHERE m.run_id = :run AND %s""";

	private final Escalations escalations;

	private final JdbcClient jdbc;

	Climbs(Escalations escalations, JdbcClient jdbc) {
		this.escalations = escalations;
		this.jdbc = jdbc;
	}

	/** Empty if the run has no escalation. */
	Optional<RunReport.Escalated> of(Run run) {
		return this.escalations.until(run.number()).map((until) -> {
			List<String> signs = Signs.of(until);
			String reached = signs.isEmpty() ? TAKEN : SHOWN;
			List<RunReport.Step> steps = asked(STEPS.formatted(reached), run, signs)
				.query((row, number) -> new RunReport.Step(row.getInt("step"), row.getString("channel"),
						row.getLong("planned"), row.getLong("sent"), row.getLong("reached"), row.getLong("waiting"),
						row.getLong("not_needed")))
				.list();
			return new RunReport.Escalated(until,
					asked(CUSTOMERS.formatted(reached), run, signs).query(Long.class).single(), steps);
		});
	}

	private JdbcClient.StatementSpec asked(String sql, Run run, List<String> signs) {
		JdbcClient.StatementSpec statement = this.jdbc.sql(sql).param("run", run.number());
		return signs.isEmpty() ? statement : statement.param("signs", signs);
	}

}
