package io.regain.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.regain.channel.Outcome.Cause;
import io.regain.message.Channel;
import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the messages of a run from the ledger itself, in one pass. */
@Repository
public class Tallies {

	/** The causes that we must mend, as a list for SQL. */
	static final String OURS = Arrays.stream(Cause.values())
		.filter(Cause::ours)
		.map((cause) -> "'" + cause.name() + "'")
		.collect(Collectors.joining(", "));

	/**
	 * {@code planned} counts rows, the others states: that they add up is not by
	 * construction.
	 */
	private static final String SQL = """
			SELECT channel, COUNT(*) AS planned,
			  SUM(state IN ('ACCEPTED', 'DELIVERED', 'BOUNCED')) AS accepted,
			  SUM(state = 'REFUSED') AS refused,
			  SUM(state = 'REFUSED' AND cause IN (%s)) AS refused_by_us,
			  SUM(state = 'IN_DOUBT') AS in_doubt,
			  SUM(state = 'IN_DOUBT' AND settled_as IS NULL) AS in_doubt_unsettled,
			  SUM(:again AND %s) AS to_send_again,
			  SUM(state = 'EXPIRED') AS expired, SUM(state = 'CANCELLED') AS cancelled,
			  SUM(state = 'SUPPRESSED') AS suppressed, SUM(state = 'SUPERSEDED') AS superseded,
			  SUM(state IN ('PLANNED', 'SENDING')) AS open_now,
			  SUM(state = 'PLANNED' AND held IS NULL AND (attempts > 0 OR code IS NOT NULL)) AS deferred,
			  SUM(state = 'PLANNED' AND held IS NULL AND delay IS NOT NULL AND due_at > :now) AS delayed_now,
			  SUM(state = 'PLANNED' AND held IS NOT NULL) AS held_now,
			  SUM(state = 'PLANNED' AND held <=> 'incident') AS frozen_now,
			  SUM(doubts > 0) AS possibly_twice, SUM(state = 'PLANNED' AND held <=> 'step') AS later_steps,
			  SUM(state = 'SUPPRESSED' AND code <=> 'reached') AS not_needed
			FROM regain_message WHERE run_id = :run GROUP BY channel
			""".formatted(OURS, Sweeps.TO_SEND_AGAIN);

	private final JdbcClient jdbc;

	private final Clock clock;

	Tallies(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** By channel; a channel without messages is not there. */
	public Map<Channel, MessageCounts> byChannel(Run run) {
		Map<Channel, MessageCounts> counts = new EnumMap<>(Channel.class);
		this.jdbc.sql(SQL)
			.param("run", run.number())
			.param("again", run.sendsAgainInDoubt())
			.param("now", Utc.of(this.clock.instant()))
			.query((row) -> {
				counts.put(Channel.of(row.getString("channel")), counts(row));
			});
		return counts;
	}

	public MessageCounts of(Run run) {
		return byChannel(run).values().stream().reduce(MessageCounts.NONE, MessageCounts::plus);
	}

	private static MessageCounts counts(ResultSet row) throws SQLException {
		return new MessageCounts(row.getLong("planned"), row.getLong("accepted"), row.getLong("refused"),
				row.getLong("refused_by_us"), row.getLong("in_doubt"), row.getLong("in_doubt_unsettled"),
				row.getLong("to_send_again"), row.getLong("expired"), row.getLong("cancelled"),
				row.getLong("suppressed"), row.getLong("superseded"), row.getLong("open_now"), row.getLong("deferred"),
				row.getLong("delayed_now"), row.getLong("held_now"), row.getLong("frozen_now"),
				row.getLong("possibly_twice"), row.getLong("later_steps"), row.getLong("not_needed"));
	}

}
