package io.regain.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

import io.regain.audience.Erasing;
import io.regain.delivery.MessageRef;
import io.regain.message.Channel;
import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people answered, and how far it has been handed on to those who care for them. */
@Repository
public class Replies implements Erasing {

	private static final int MOST_SUBJECT = 200;

	private static final int MOST_TEXT = 10_000;

	/** Longer than a relay takes to answer; and often enough for one that will not. */
	private static final Duration BETWEEN_TRIES = Duration.ofMinutes(10);

	/** After which relays give up, too (RFC 5321, 4.5.4.1). */
	private static final Duration MOST_TRYING = Duration.ofDays(5);

	private final JdbcClient jdbc;

	private final Clock clock;

	Replies(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** All of a customer's, the newest first. */
	public List<Reply> of(String customerId) {
		return this.jdbc.sql("""
				SELECT message_id, channel, subject, text, received_at FROM regain_reply
				WHERE customer_id = :customer ORDER BY id DESC
				""")
			.param("customer", customerId)
			.query((row, number) -> new Reply(row.getLong("message_id"), Channel.of(row.getString("channel")),
					Utc.instant(row.getObject("received_at", LocalDateTime.class)), row.getString("subject"),
					row.getString("text")))
			.list();
	}

	/**
	 * Keeps one, in the transaction of its event, whose news it is.
	 * @param key as of the event
	 * @param fromHash of the address it came from
	 */
	public void keep(MessageRef message, String key, byte[] fromHash, String subject, String text) {
		this.jdbc.sql("""
				INSERT INTO regain_reply (source_key, message_id, customer_id, channel, from_hash, subject, text,
				  received_at)
				VALUES (:key, :message, :customer, :channel, :from, :subject, :text, :now)
				""")
			.param("key", key)
			.param("message", message.id())
			.param("customer", message.customerId())
			.param("channel", message.channel().id())
			.param("from", fromHash)
			.param("subject", EventReport.cut(subject.replaceAll("[\\s\\p{Cntrl}]+", " ").strip(), MOST_SUBJECT))
			.param("text", EventReport.cut(text, MOST_TEXT))
			.param("now", Utc.of(this.clock.instant()))
			.update();
	}

	/**
	 * Whether it is now for the caller, and for nobody else, to hand it on. If that
	 * fails, it is somebody's again after a while, and after a longer one each time.
	 */
	public boolean begin(String key) {
		Instant now = this.clock.instant();
		return this.jdbc.sql("""
				UPDATE regain_reply SET tried_at = :now
				WHERE source_key = :key AND handed_on_at IS NULL AND (tried_at IS NULL OR tried_at <= :before
				  AND :now >= tried_at + INTERVAL (TIMESTAMPDIFF(SECOND, received_at, tried_at) DIV 2) SECOND)
				""")
			.param("key", key)
			.param("now", Utc.of(now))
			.param("before", Utc.of(now.minus(BETWEEN_TRIES)))
			.update() == 1;
	}

	public void handedOn(String key) {
		this.jdbc.sql("UPDATE regain_reply SET handed_on_at = :now WHERE source_key = :key")
			.param("key", key)
			.param("now", Utc.of(this.clock.instant()))
			.update();
	}

	/** Not if it was handed on, nor if it is kept no longer: it is old, or forgotten. */
	public boolean isWaiting(String key) {
		return isKept(key, "TRUE");
	}

	/** Whether it waits for longer than mails are tried. */
	public boolean isOverdue(String key) {
		return isKept(key, "received_at <= :limit");
	}

	private boolean isKept(String key, String condition) {
		return this.jdbc
			.sql("SELECT COUNT(*) FROM regain_reply WHERE source_key = :key AND handed_on_at IS NULL AND " + condition)
			.param("key", key)
			.param("limit", Utc.of(this.clock.instant().minus(MOST_TRYING)))
			.query(Long.class)
			.single() > 0;
	}

	@Override
	public int erase(String customerId, String pseudonym) {
		return this.jdbc.sql("DELETE FROM regain_reply WHERE customer_id = :customer")
			.param("customer", customerId)
			.update();
	}

	/**
	 * What somebody wrote back.
	 *
	 * @param message the message that they answered
	 * @param subject in one line; may be empty
	 * @param text without what they quote, at most 10,000 characters; theirs, so whoever
	 * shows it escapes it
	 */
	public record Reply(long message, Channel channel, Instant at, String subject, String text) {
	}

}
