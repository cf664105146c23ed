package io.regain.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.campaign.Escalation.Until;
import io.regain.message.Channel;
import io.regain.message.Utc;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads how the messages of an escalation stand, customer by customer. */
@Repository
class Rungs {

	/**
	 * Until then what a person seems to have done may turn out to be a machine's: as long
	 * as tracking says that, and a little more.
	 */
	static final Duration CERTAIN_AFTER = Duration.ofSeconds(12);

	/**
	 * What is tried again has begun when it was tried first, but not before its run was
	 * due: a person may have decided that it begins anew.
	 */
	private static final String READ = """
			SELECT m.id, m.customer_id, m.channel, m.state, m.held, m.due_at, m.deadline_at,
			  CASE WHEN m.state IN ('ACCEPTED', 'DELIVERED') THEN COALESCE(m.accepted_at, m.sending_at)
			       WHEN m.state = 'IN_DOUBT' OR m.state = 'PLANNED' AND m.held IS NULL THEN GREATEST(a.at, :due) END AS begun
			FROM regain_message m LEFT JOIN regain_attempt a ON a.message_id = m.id AND a.attempt = 1
			WHERE m.run_id = :run AND m.customer_id IN (:customers) ORDER BY m.customer_id, m.step, m.id
			""";

	private static final String SHOWN = """
			SELECT message_id, type, MIN(received_at) AS at FROM regain_event
			WHERE run_id = :run AND type IN (:types) AND message_id IN (:messages)
			  AND (type NOT IN ('opened', 'clicked') OR kind = 'person')
			GROUP BY message_id, type
			""";

	private final NamedParameterJdbcTemplate jdbc;

	Rungs(NamedParameterJdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Of each of these customers all messages of the run, in the order of their steps.
	 */
	Map<String, List<Rung>> of(Run run, Until until, Collection<String> customers) {
		Map<String, List<Rung>> rungs = new HashMap<>();
		this.jdbc.query(READ, Map.of("run", run.number(), "due", Utc.of(run.dueAt()), "customers", customers),
				(row) -> {
					rungs.computeIfAbsent(row.getString("customer_id"), (any) -> new ArrayList<>()).add(rung(row));
				});
		Map<Long, Instant> shown = shown(run.number(), Signs.of(until.id()),
				rungs.values().stream().flatMap(List::stream).map(Rung::id).toList());
		rungs.values().forEach((theirs) -> theirs.replaceAll((rung) -> rung.shown(shown)));
		return rungs;
	}

	private Map<Long, Instant> shown(long run, List<String> types, List<Long> messages) {
		Map<Long, Instant> shown = new HashMap<>();
		if (!types.isEmpty() && !messages.isEmpty()) {
			this.jdbc.query(SHOWN,
					new MapSqlParameterSource("run", run).addValue("types", types).addValue("messages", messages),
					(row) -> {
						shown.merge(row.getLong("message_id"), certain(row),
								(one, other) -> one.isBefore(other) ? one : other);
					});
		}
		return shown;
	}

	private static Instant certain(ResultSet row) throws SQLException {
		Instant at = Utc.instant(row.getObject("at", LocalDateTime.class));
		boolean mayBeAMachine = Signs.OF_MACHINES_TOO.contains(row.getString("type"));
		return mayBeAMachine ? at.plus(CERTAIN_AFTER) : at;
	}

	/** Before it is known what its reader did. */
	private static Rung rung(ResultSet row) throws SQLException {
		return new Rung(row.getLong("id"), Channel.of(row.getString("channel")), State.valueOf(row.getString("state")),
				Optional.ofNullable(row.getString("held")), instant(row, "due_at").orElseThrow(),
				instant(row, "deadline_at").orElseThrow(), instant(row, "begun"), Optional.empty());
	}

	private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Utc::instant);
	}

}
