package io.regain.satisfaction;

import java.time.Instant;
import java.util.Map;

import io.regain.audience.Erasing;
import io.regain.audience.Purging;
import io.regain.message.Utc;

import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Takes out of answers what is personal: the words. The scores stay, as figures. */
@Repository
class ForgetAnswers implements Erasing, Purging {

	private final NamedParameterJdbcTemplate jdbc;

	ForgetAnswers(NamedParameterJdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public int erase(String customerId, String pseudonym) {
		Map<String, Object> who = Map.of("customer", customerId, "pseudonym", pseudonym);
		this.jdbc.update("""
				UPDATE regain_survey_answer SET comment = NULL
				WHERE question IN (SELECT number FROM regain_survey_question WHERE customer_id = :customer)
				""", who);
		this.jdbc.update("""
				UPDATE regain_followup SET note = NULL
				WHERE question IN (SELECT number FROM regain_survey_question WHERE customer_id = :customer)
				""", who);
		return this.jdbc.update("""
				UPDATE regain_survey_question SET customer_id = :pseudonym, comment = NULL WHERE customer_id = :customer
				""", who);
	}

	@Override
	public long purge(Instant before) {
		Map<String, Object> old = Map.of("before", Utc.of(before));
		return Purging
			.all(() -> this.jdbc.update(
					"UPDATE regain_survey_answer SET comment = NULL WHERE at < :before AND comment IS NOT NULL LIMIT %d"
						.formatted(AT_ONCE),
					old))
				+ Purging.all(() -> this.jdbc.update("""
						UPDATE regain_followup SET note = NULL WHERE done_at < :before AND note IS NOT NULL LIMIT %d
						""".formatted(AT_ONCE), old)) + Purging.all(() -> this.jdbc.update("""
						UPDATE regain_survey_question SET comment = NULL
						WHERE answered_at < :before AND comment IS NOT NULL LIMIT %d
						""".formatted(AT_ONCE), old));
	}

}
