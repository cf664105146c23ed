package io.regain.tracking.text;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.regain.audience.Erasing;
import io.regain.delivery.MessageRef;
import io.regain.message.Utc;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which text messages came in, by the provider's name for them. */
@Repository
class TextLog implements Erasing {

	private final JdbcClient jdbc;

	private final Clock clock;

	TextLog(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * @param answered the message that it is taken to answer
	 * @return whether it was the first time
	 */
	boolean add(IncomingText text, Optional<MessageRef> answered) {
		try {
			this.jdbc.sql("""
					INSERT INTO regain_text_in (sid, meaning, message_id, media, received_at)
					VALUES (:sid, :meaning, :message, :media, :now)
					""")
				.param("sid", text.sid())
				.param("meaning", text.meaning().name().toLowerCase(Locale.ROOT))
				.param("message", answered.map(MessageRef::id).orElse(null))
				.param("media", text.media())
				.param("now", Utc.of(this.clock.instant()))
				.update();
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/**
	 * By the provider's name for a text it could be found there whose it was. Their
	 * messages may have been given the pseudonym already, or not yet.
	 */
	@Override
	public int erase(String customerId, String pseudonym) {
		// Read first: what comes in meanwhile need not wait
		List<String> theirs = this.jdbc.sql("""
				SELECT t.sid FROM regain_recipient r
				JOIN regain_message m ON m.run_id = r.run_id AND m.customer_id = r.customer_id
				JOIN regain_text_in t ON t.message_id = m.id
				WHERE r.customer_id IN (:customer, :pseudonym)
				""").param("customer", customerId).param("pseudonym", pseudonym).query(String.class).list();
		return theirs.isEmpty() ? 0
				: this.jdbc.sql("DELETE FROM regain_text_in WHERE sid IN (:theirs)").param("theirs", theirs).update();
	}

}
