package io.regain.tracking.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each endpoint has been told, and what it is told apart from the rest. */
@Repository
class Endpoints {

	private final JdbcClient jdbc;

	private final Clock clock;

	Endpoints(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Makes one known that is not.
	 * @param newest the last event that it will not be told of
	 */
	void know(Endpoint endpoint, long newest) {
		this.jdbc.sql("""
				INSERT INTO regain_webhook (endpoint, host, told_to, failures, next_at)
				VALUES (:key, :host, :newest, 0, :now) ON DUPLICATE KEY UPDATE host = VALUES(host)
				""")
			.param("key", endpoint.key())
			.param("host", endpoint.host())
			.param("newest", newest)
			.param("now", now())
			.update();
	}

	/**
	 * Holds it until the transaction ends; empty if another process does, if it is not
	 * time yet, or if it said that it wants no more.
	 */
	Optional<Progress> hold(Endpoint endpoint) {
		return this.jdbc.sql("""
				SELECT told_to, failures, next_at FROM regain_webhook
				WHERE endpoint = :key AND disabled_at IS NULL AND next_at <= :now FOR UPDATE SKIP LOCKED
				""")
			.param("key", endpoint.key())
			.param("now", now())
			.query((row, number) -> new Progress(row.getLong("told_to"), row.getInt("failures"),
					Utc.instant(row.getObject("next_at", LocalDateTime.class))))
			.optional();
	}

	void keep(Endpoint endpoint, Progress progress) {
		this.jdbc
			.sql("UPDATE regain_webhook SET told_to = :to, failures = :failures, next_at = :next WHERE endpoint = :key")
			.param("to", progress.toldTo())
			.param("failures", progress.failures())
			.param("next", Utc.of(progress.nextAt()))
			.param("key", endpoint.key())
			.update();
	}

	void disable(Endpoint endpoint) {
		this.jdbc.sql("UPDATE regain_webhook SET disabled_at = :now WHERE endpoint = :key")
			.param("now", now())
			.param("key", endpoint.key())
			.update();
	}

	boolean isDisabled(Endpoint endpoint) {
		return this.jdbc.sql("SELECT COUNT(*) FROM regain_webhook WHERE endpoint = :key AND disabled_at IS NOT NULL")
			.param("key", endpoint.key())
			.query(Long.class)
			.single() > 0;
	}

	/** Of those that it is told apart, what is due. */
	List<Apart> due(Endpoint endpoint, int most) {
		return this.jdbc.sql("""
				SELECT event_id, attempts FROM regain_webhook_retry
				WHERE endpoint = :key AND next_at <= :now ORDER BY next_at, event_id LIMIT :most
				""")
			.param("key", endpoint.key())
			.param("now", now())
			.param("most", most)
			.query((row, number) -> new Apart(row.getLong("event_id"), row.getInt("attempts")))
			.list();
	}

	void keep(Endpoint endpoint, Apart apart, Optional<Instant> nextAt) {
		this.jdbc.sql("""
				INSERT INTO regain_webhook_retry (endpoint, event_id, attempts, next_at)
				VALUES (:key, :event, :attempts, :next)
				ON DUPLICATE KEY UPDATE attempts = VALUES(attempts), next_at = VALUES(next_at)
				""")
			.param("key", endpoint.key())
			.param("event", apart.event())
			.param("attempts", apart.attempts())
			.param("next", nextAt.map(Utc::of).orElse(null))
			.update();
	}

	void forget(Endpoint endpoint, Apart apart) {
		this.jdbc.sql("DELETE FROM regain_webhook_retry WHERE endpoint = :key AND event_id = :event")
			.param("key", endpoint.key())
			.param("event", apart.event())
			.update();
	}

	private LocalDateTime now() {
		return Utc.of(this.clock.instant());
	}

}
