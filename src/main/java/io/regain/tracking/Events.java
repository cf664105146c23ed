package io.regain.tracking;

import java.time.Clock;

import io.regain.delivery.MessageRef;
import io.regain.message.Utc;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The events of messages: appended once, never changed. */
@Repository
class Events {

	private final JdbcClient jdbc;

	private final Clock clock;

	Events(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * @param sourceKey names the report within its source, so that a repeated one is
	 * known
	 * @param code the provider's code, or empty
	 * @return whether it was news
	 */
	boolean append(MessageRef message, EventType type, String source, String sourceKey, String code) {
		try {
			this.jdbc.sql("""
					INSERT INTO regain_event
					  (message_id, run_id, customer_id, channel, type, source, source_key, code, received_at)
					VALUES (:message, :run, :customer, :channel, :type, :source, :key, :code, :now)
					""")
				.param("message", message.id())
				.param("run", message.runId())
				.param("customer", message.customerId())
				.param("channel", message.channel().id())
				.param("type", type.id())
				.param("source", source)
				.param("key", sourceKey)
				.param("code", code.isEmpty() ? null : code)
				.param("now", Utc.of(this.clock.instant()))
				.update();
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

}
