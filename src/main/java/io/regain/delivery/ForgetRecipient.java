package io.regain.delivery;

import java.time.Clock;
import java.util.List;

import io.regain.audience.Erasing;
import io.regain.audience.Suppressions;
import io.regain.message.Utc;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Takes a person out of the ledger. That somebody was written to, when, and with what
 * outcome stays, so that reports add up; who it was, where and with which facts does not.
 * Nothing more is sent to them: what has not left is suppressed, and nobody can plan it
 * again.
 */
@Repository
class ForgetRecipient implements Erasing {

	private static final String THEIRS = """
			FROM regain_recipient r JOIN regain_message m ON m.run_id = r.run_id AND m.customer_id = r.customer_id
			WHERE r.customer_id = :customer""";

	private final NamedParameterJdbcTemplate jdbc;

	private final Suppressions suppressions;

	private final Endings endings;

	private final Clock clock;

	ForgetRecipient(NamedParameterJdbcTemplate jdbc, Suppressions suppressions, Endings endings, Clock clock) {
		this.jdbc = jdbc;
		this.suppressions = suppressions;
		this.endings = endings;
		this.clock = clock;
	}

	@Override
	public int erase(String customerId, String pseudonym) {
		MapSqlParameterSource parameters = new MapSqlParameterSource("customer", customerId)
			.addValue("pseudonym", pseudonym)
			.addValue("now", Utc.of(this.clock.instant()));
		List<Run> open = open(parameters);
		List<Long> messages = messages(parameters);
		if (!messages.isEmpty()) {
			erase(parameters.addValue("ids", messages));
			this.suppressions.forget(messages);
		}
		open.forEach(this.endings::follow);
		return messages.size() + this.jdbc.update("""
				UPDATE regain_recipient SET customer_id = :pseudonym, time_zone = NULL, facts = NULL, detail = NULL
				WHERE customer_id = :customer
				""", parameters);
	}

	/**
	 * The runs in which something is left to do for them: locked, and before messages.
	 */
	private List<Run> open(MapSqlParameterSource parameters) {
		return this.jdbc.queryForList("SELECT DISTINCT m.run_id " + THEIRS + """
				 AND (m.state = 'PLANNED' OR m.state = 'IN_DOUBT' AND m.settled_as IS NULL) ORDER BY m.run_id
				""", parameters, Long.class)
			.stream()
			.map((run) -> this.endings.lockedOnce(run, (current) -> current))
			.toList();
	}

	/** Locked, so that none of them leaves while they are emptied. */
	private List<Long> messages(MapSqlParameterSource parameters) {
		List<String> leaving = this.jdbc.queryForList(
				"SELECT m.channel " + THEIRS + " AND m.state = 'SENDING' FOR UPDATE", parameters, String.class);
		if (!leaving.isEmpty()) {
			throw new IllegalStateException(
					"a message to this customer is being sent (%s)".formatted(String.join(", ", leaving)));
		}
		return this.jdbc.queryForList("SELECT m.id " + THEIRS + " FOR UPDATE", parameters, Long.class);
	}

	private void erase(MapSqlParameterSource messages) {
		this.jdbc.update("""
				UPDATE regain_message SET held = NULL, code = 'forgotten', state = 'SUPPRESSED'
				WHERE id IN (:ids) AND state = 'PLANNED'
				""", messages);
		this.jdbc.update("""
				UPDATE regain_message SET settled_as = 'DROPPED', settled_by = 'forget', settled_at = :now
				WHERE id IN (:ids) AND state = 'IN_DOUBT' AND settled_as IS NULL
				""", messages);
		// By what they are found by, while that is still known
		this.jdbc.update("""
				DELETE FROM regain_text_to
				WHERE address_hash IN (SELECT address_hash FROM regain_message WHERE id IN (:ids))
				""", messages);
		this.jdbc.update("""
				DELETE p FROM regain_provider_id p
				JOIN regain_message m ON m.provider_id = p.provider_id AND m.id = p.message_id WHERE m.id IN (:ids)
				""", messages);
		this.jdbc.update("""
				UPDATE regain_message SET customer_id = :pseudonym, address = '', address_hash = REPEAT('\\0', 32),
				  provider_id = NULL, detail = NULL
				WHERE id IN (:ids)
				""", messages);
		this.jdbc.update("UPDATE regain_attempt SET detail = '' WHERE message_id IN (:ids)", messages);
	}

}
