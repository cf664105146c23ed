package io.regain.tracking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds those who follow several different links of a message faster than a person does:
 * gateways take about a second for each (https://github.com/mautic/mautic/issues/9798).
 * That shows with the second or third link only, so what was counted as a person's just
 * before is corrected then; the other way never.
 */
@Repository
class Bursts {

	/** Around a fetch: how far a gateway's may be apart, and what is corrected. */
	static final Duration WINDOW = Duration.ofSeconds(10);

	private static final int LINKS = 3;

	/** So close even two are too many. */
	private static final Duration TWO = Duration.ofSeconds(2);

	private final JdbcClient jdbc;

	Bursts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * To be called after a click is recorded: of two at the same moment, each of which
	 * does not see the other in time, the later one corrects both.
	 * @return whether it was one of a burst
	 */
	boolean correct(long messageId, Instant at) {
		List<Click> clicks = clicks(messageId, at);
		if (!isBurst(clicks)) {
			return false;
		}
		// The key becomes free again: the person may still come
		this.jdbc.sql("""
				UPDATE regain_event
				SET kind = 'machine', code = 'burst', source_key = CONCAT(type, ':', message_id, ':burst:', id)
				WHERE message_id = :message AND source = :source AND kind = 'person'
				  AND received_at BETWEEN :from AND :to
				""")
			.param("message", messageId)
			.param("source", RecordEngagement.SOURCE)
			.param("from", Utc.of(at.minus(WINDOW)))
			.param("to", Utc.of(at.plus(WINDOW)))
			.update();
		return true;
	}

	private List<Click> clicks(long messageId, Instant at) {
		return this.jdbc.sql("""
				SELECT link_id, received_at FROM regain_event
				WHERE message_id = :message AND source = :source AND type = 'clicked'
				  AND received_at BETWEEN :from AND :to
				""")
			.param("message", messageId)
			.param("source", RecordEngagement.SOURCE)
			.param("from", Utc.of(at.minus(WINDOW)))
			.param("to", Utc.of(at.plus(WINDOW)))
			.query((row, number) -> new Click(row.getLong("link_id"),
					Utc.instant(row.getObject("received_at", LocalDateTime.class))))
			.list();
	}

	private static boolean isBurst(List<Click> clicks) {
		return clicks.stream()
			.anyMatch((one) -> links(clicks, one, TWO).count() >= 2 || links(clicks, one, WINDOW).count() >= LINKS);
	}

	/** The different links that were followed from then on, for so long. */
	private static Stream<Long> links(List<Click> clicks, Click first, Duration time) {
		return clicks.stream()
			.filter((click) -> !click.at().isBefore(first.at()) && !click.at().isAfter(first.at().plus(time)))
			.map(Click::link)
			.distinct();
	}

	private record Click(long link, Instant at) {
	}

}
