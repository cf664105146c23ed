package io.regain.report;

import java.util.List;

import io.regain.delivery.Run;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which of a run's links were followed. */
@Repository
class Clicks {

	private static final int MOST = 20;

	private static final String SQL = """
			SELECT l.target, COUNT(DISTINCT IF(e.kind = 'machine', NULL, e.message_id)) AS people,
			       COUNT(DISTINCT IF(e.kind = 'machine', e.message_id, NULL)) AS machines
			FROM regain_event e JOIN regain_link l ON l.id = e.link_id
			WHERE e.run_id = :run AND e.type = 'clicked'
			GROUP BY l.target ORDER BY people DESC, machines DESC, l.target LIMIT :most
			""";

	private final JdbcClient jdbc;

	Clicks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** To be called in the transaction of all that is told of one moment. */
	List<Results.Link> of(Run run) {
		return this.jdbc.sql(SQL)
			.param("run", run.number())
			.param("most", MOST)
			.query((row, n) -> new Results.Link(row.getString("target"), row.getLong("people"),
					row.getLong("machines")))
			.list();
	}

}
