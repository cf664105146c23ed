package io.regain.satisfaction;

import java.util.List;

import io.regain.incident.Incidents;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Says how content those were who were asked. */
@Service
public class CountAnswers {

	private final JdbcClient jdbc;

	private final Incidents incidents;

	CountAnswers(JdbcClient jdbc, Incidents incidents) {
		this.jdbc = jdbc;
		this.incidents = incidents;
	}

	/** All zero if nobody was asked. */
	public SatisfactionFigures of(long incident) {
		this.incidents.get(incident);
		return this.jdbc.sql("""
				SELECT COUNT(*) AS asked, COUNT(IF(q.score = 1, 1, NULL)) AS s1, COUNT(IF(q.score = 2, 1, NULL)) AS s2,
				  COUNT(IF(q.score = 3, 1, NULL)) AS s3, COUNT(IF(q.score = 4, 1, NULL)) AS s4,
				  COUNT(IF(q.score = 5, 1, NULL)) AS s5, COUNT(IF(f.state <> 'DONE', 1, NULL)) AS follow_ups
				FROM regain_survey_question q LEFT JOIN regain_followup f ON f.question = q.number
				WHERE q.incident_id = :incident
				""")
			.param("incident", incident)
			.query((row, n) -> new SatisfactionFigures(row.getLong("asked"),
					List.of(row.getLong("s1"), row.getLong("s2"), row.getLong("s3"), row.getLong("s4"),
							row.getLong("s5")),
					row.getLong("follow_ups")))
			.single();
	}

}
