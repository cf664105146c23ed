package io.regain.delivery;

import java.util.Optional;

import io.regain.message.Channel;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What providers report of messages later. A report may be faster than the answer to the
 * attempt itself, and may settle what was in doubt.
 */
@Repository
public class Receipts {

	private final JdbcClient jdbc;

	Receipts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	public Optional<MessageRef> find(long messageId) {
		return this.jdbc.sql("""
				SELECT m.id, m.run_id, m.customer_id, m.channel, m.address_hash, m.redirected, r.locale
				FROM regain_message m JOIN regain_recipient r ON r.run_id = m.run_id AND r.customer_id = m.customer_id
				WHERE m.id = :id
				""")
			.param("id", messageId)
			.query((row, number) -> new MessageRef(row.getLong("id"), row.getLong("run_id"),
					row.getString("customer_id"), Channel.of(row.getString("channel")), row.getBytes("address_hash"),
					row.getBoolean("redirected"), Optional.ofNullable(row.getString("locale")).orElse("")))
			.optional();
	}

	/**
	 * Settles a doubt, too, that has been planned again but has not left: the customer
	 * has it.
	 * @return whether that was news
	 */
	public boolean delivered(long messageId) {
		return this.jdbc.sql("""
				UPDATE regain_message SET held = NULL, state = 'DELIVERED'
				WHERE id = :id AND (state IN ('SENDING', 'IN_DOUBT', 'ACCEPTED')
				  OR state = 'PLANNED' AND doubts > 0)
				""").param("id", messageId).update() == 1;
	}

	/**
	 * @param code the provider's code of the failure
	 * @return whether that was news
	 */
	public boolean bounced(long messageId, String code) {
		return this.jdbc.sql("""
				UPDATE regain_message SET code = :code, state = 'BOUNCED'
				WHERE id = :id AND state IN ('SENDING', 'IN_DOUBT', 'ACCEPTED', 'DELIVERED')
				""").param("id", messageId).param("code", code).update() == 1;
	}

}
