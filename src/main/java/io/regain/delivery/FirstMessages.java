package io.regain.delivery;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How the first messages of a run have fared, whenever that became known: they are those
 * that were handed over first since the run began, or since a person let it go on.
 */
@Repository
class FirstMessages {

	private static final String TRIED = """
			m.run_id = :run AND m.channel IN ('email', 'sms', 'push')
			AND m.state IN ('ACCEPTED', 'DELIVERED', 'BOUNCED', 'REFUSED')
			AND m.sending_at > :since AND m.sending_at <= :until
			""";

	/**
	 * What the receiver wanted, and what we could not render, is no bounce. An account
	 * that is refused is the breaker's to find out.
	 */
	private static final String LOSSES = """
			SELECT
			  (SELECT COUNT(*) FROM regain_message m
			   WHERE m.run_id = :run AND m.channel IN ('email', 'sms', 'push') AND m.state = 'REFUSED'
			     AND m.cause IN ('DEAD_ADDRESS', 'INVALID_ADDRESS', 'CONTENT')
			     AND m.sending_at > :since AND m.sending_at <= :until)
			  + (SELECT COUNT(DISTINCT m.id) FROM regain_event e JOIN regain_message m ON m.id = e.message_id
			     WHERE e.run_id = :run AND e.type = 'bounced' AND e.kind IN ('hard', 'content', 'size', 'policy')
			       AND m.state <> 'REFUSED' AND m.sending_at > :since AND m.sending_at <= :until) AS bounced,
			  (SELECT COUNT(DISTINCT m.id) FROM regain_event e JOIN regain_message m ON m.id = e.message_id
			   WHERE e.run_id = :run AND e.type = 'complained' AND m.sending_at > :since AND m.sending_at <= :until)
			  AS complained
			""";

	private final JdbcClient jdbc;

	FirstMessages(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The run begins anew after the last message that has left: what is known of those
	 * has been accepted. By the clock of who sent them, which that of who resumes need
	 * not agree with.
	 */
	void beginAnew(Run run) {
		this.jdbc.sql("""
				INSERT INTO regain_guard (run_id, since_at)
				SELECT :run, COALESCE(MAX(m.sending_at), :ever) FROM regain_message m WHERE m.run_id = :run
				ON DUPLICATE KEY UPDATE since_at = VALUES(since_at)
				""").param("run", run.number()).param("ever", Utc.of(Instant.EPOCH)).update();
	}

	/** Those of the run as it stands, with no end yet. */
	Span begin(Run run) {
		Instant since = this.jdbc.sql("SELECT since_at FROM regain_guard WHERE run_id = :run")
			.param("run", run.number())
			.query((row, n) -> Utc.instant(row.getObject("since_at", LocalDateTime.class)))
			.optional()
			.orElse(Instant.EPOCH);
		return new Span(run.number(), since, Optional.empty());
	}

	/** When that many had been handed over; empty if they have not been yet. */
	Optional<Instant> end(Span span, int first) {
		return this.jdbc
			.sql("SELECT m.sending_at FROM regain_message m WHERE " + TRIED
					+ " ORDER BY m.sending_at LIMIT 1 OFFSET :before")
			.params(span.parameters())
			.param("before", first - 1)
			.query((row, n) -> Utc.instant(row.getObject("sending_at", LocalDateTime.class)))
			.optional();
	}

	long tried(Span span) {
		return this.jdbc.sql("SELECT COUNT(*) FROM regain_message m WHERE " + TRIED)
			.params(span.parameters())
			.query(Long.class)
			.single();
	}

	Losses losses(Span span) {
		return this.jdbc.sql(LOSSES)
			.params(span.parameters())
			.query((row, n) -> new Losses(row.getLong("bounced"), row.getLong("complained")))
			.single();
	}

	/** What has been lost of them until now, for whatever time it was reported. */
	record Losses(long bounced, long complained) {
	}

	/**
	 * Messages of a run by when they were handed over.
	 *
	 * @param until empty as long as there are fewer than the first
	 */
	record Span(long runId, Instant since, Optional<Instant> until) {

		private static final Instant OPEN = Instant.parse("9999-01-01T00:00:00Z");

		Span until(Instant end) {
			return new Span(this.runId, this.since, Optional.of(end));
		}

		Map<String, Object> parameters() {
			return Map.of("run", this.runId, "since", Utc.of(this.since), "until", Utc.of(this.until.orElse(OPEN)));
		}

	}

}
