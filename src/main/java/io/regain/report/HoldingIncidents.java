package io.regain.report;

import java.util.List;

import io.regain.delivery.Run;
import io.regain.message.MessageClass;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What incidents kept back of a run, by the names of the incidents. */
@Repository
class HoldingIncidents {

	private final JdbcClient jdbc;

	HoldingIncidents(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<RunReport.Incident> of(Run run) {
		return (run.messageClass() != MessageClass.MARKETING) ? List.of()
				: this.jdbc
					.sql("""
							SELECT COALESCE(detail, '') AS name, SUM(was = 'EXCLUDED') AS excluded, SUM(was = 'PLANNED') AS held,
							       SUM(was = 'SUPPRESSED') AS dropped, SUM(was = 'EXPIRED') AS expired
							FROM (SELECT detail, disposition AS was FROM regain_recipient
							      WHERE run_id = :run AND disposition = 'EXCLUDED' AND reason = 'incident'
							      UNION ALL SELECT detail, state FROM regain_message
							      WHERE run_id = :run AND code = 'incident' AND (state IN ('SUPPRESSED', 'EXPIRED') OR held = 'incident')) kept
							GROUP BY name ORDER BY name
							""")
					.param("run", run.number())
					.query((row, number) -> new RunReport.Incident(row.getString("name"), row.getLong("excluded"),
							row.getLong("held"), row.getLong("dropped"), row.getLong("expired")))
					.list();
	}

}
