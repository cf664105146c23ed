package io.regain.incident;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which updates are told on one channel after the other, whatever their campaign says.
 */
@Repository
class StepwiseUpdates {

	private final JdbcClient jdbc;

	StepwiseUpdates(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void put(Update update, Stepwise stepwise) {
		this.jdbc.sql("""
				INSERT INTO regain_update_escalation (incident_id, number, shown, after_each)
				VALUES (:incident, :number, :shown, :after)
				""")
			.param("incident", update.incident())
			.param("number", update.number())
			.param("shown", stepwise.until())
			.param("after", stepwise.after())
			.update();
	}

	Optional<Stepwise> of(Update update) {
		return this.jdbc
			.sql("""
					SELECT shown, after_each FROM regain_update_escalation WHERE incident_id = :incident AND number = :number
					""")
			.param("incident", update.incident())
			.param("number", update.number())
			.query((row, number) -> new Stepwise(row.getString("shown"), row.getString("after_each")))
			.optional();
	}

}
