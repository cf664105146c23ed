package io.regain.tracking;

import java.time.Clock;
import java.time.Instant;

import io.regain.delivery.MessageRef;
import io.regain.message.Utc;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The events of messages: appended once, and never changed, but for what {@link Bursts}
 * corrects.
 */
@Repository
public class Events {

	private final JdbcClient jdbc;

	private final Clock clock;

	Events(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * @return whether it was news
	 */
	public boolean append(MessageRef message, EventType type, EventReport report) {
		return append(message, type, report, this.clock.instant());
	}

	/**
	 * @param at when it was told, if that is not now
	 * @return whether it was news
	 */
	boolean append(MessageRef message, EventType type, EventReport report, Instant at) {
		try {
			this.jdbc
				.sql("""
						INSERT INTO regain_event (message_id, run_id, customer_id, channel, type, source, source_key, code,
						  kind, detail, link_id, received_at)
						VALUES (:message, :run, :customer, :channel, :type, :source, :key, :code, :kind, :detail, :link, :now)
						""")
				.param("message", message.id())
				.param("run", message.runId())
				.param("customer", message.customerId())
				.param("channel", message.channel().id())
				.param("type", type.id())
				.param("source", report.source())
				.param("key", report.key())
				.param("code", report.code().orElse(null))
				.param("kind", report.kind().orElse(null))
				.param("detail", report.detail().orElse(null))
				.param("link", report.link().orElse(null))
				.param("now", Utc.of(at))
				.update();
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

}
