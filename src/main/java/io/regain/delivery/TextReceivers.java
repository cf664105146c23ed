package io.regain.delivery;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which message was the last that a number got, by the number's keyed hash: who texts us
 * back is known by that. What was redirected reached no customer, and is left out.
 */
@Repository
class TextReceivers {

	private final JdbcClient jdbc;

	TextReceivers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * @param messages that the provider has taken; text messages all of them, not none
	 */
	void reached(List<Long> messages) {
		this.jdbc.sql("""
				INSERT INTO regain_text_to (address_hash, message_id)
				SELECT address_hash, id FROM regain_message WHERE id IN (:messages) AND redirected = FALSE
				ORDER BY address_hash, id
				ON DUPLICATE KEY UPDATE message_id = VALUES(message_id)
				""").param("messages", Padded.list(messages)).update();
	}

	Optional<Long> last(byte[] addressHash) {
		return this.jdbc.sql("SELECT message_id FROM regain_text_to WHERE address_hash = :hash")
			.param("hash", addressHash)
			.query(Long.class)
			.optional();
	}

}
