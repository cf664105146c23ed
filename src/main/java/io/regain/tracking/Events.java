package io.regain.tracking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

import io.regain.audience.Erasing;
import io.regain.delivery.MessageRef;
import io.regain.message.Utc;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The events of messages: appended once, and never changed, but for what {@link Bursts}
 * corrects.
 */
@Repository
public class Events implements Erasing {

	private final JdbcClient jdbc;

	private final NamedParameterJdbcTemplate batch;

	private final Clock clock;

	Events(JdbcClient jdbc, NamedParameterJdbcTemplate batch, Clock clock) {
		this.jdbc = jdbc;
		this.batch = batch;
		this.clock = clock;
	}

	/** The same of many; what is no news changes nothing. */
	public void append(List<Entry> entries) {
		LocalDateTime now = Utc.of(this.clock.instant());
		this.batch.batchUpdate("""
				INSERT INTO regain_event (message_id, run_id, customer_id, channel, type, source, source_key, code,
				  kind, detail, link_id, received_at)
				VALUES (:message, :run, :customer, :channel, :type, :source, :key, :code, :kind, :detail, :link, :now)
				ON DUPLICATE KEY UPDATE message_id = message_id
				""", entries.stream().map((entry) -> parameters(entry, now)).toArray(SqlParameterSource[]::new));
	}

	private static SqlParameterSource parameters(Entry entry, LocalDateTime now) {
		EventReport report = entry.report();
		return new MapSqlParameterSource("message", entry.message().id()).addValue("run", entry.message().runId())
			.addValue("customer", entry.message().customerId())
			.addValue("channel", entry.message().channel().id())
			.addValue("type", entry.type().id())
			.addValue("source", report.source())
			.addValue("key", report.key())
			.addValue("code", report.code().orElse(null))
			.addValue("kind", report.kind().orElse(null))
			.addValue("detail", report.detail().orElse(null))
			.addValue("link", report.link().orElse(null))
			.addValue("now", now);
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

	@Override
	public int erase(String customerId, String pseudonym) {
		return this.jdbc.sql("""
				UPDATE regain_event SET customer_id = :pseudonym, detail = NULL, source_key = CONCAT('forgotten:', id)
				WHERE customer_id = :customer
				""").param("pseudonym", pseudonym).param("customer", customerId).update();
	}

	/** One of many. */
	public record Entry(MessageRef message, EventType type, EventReport report) {
	}

}
