package io.regain.delivery;

import java.time.Clock;
import java.util.List;

import io.regain.message.RunName;
import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds runs of which something is to be done now. */
@Repository
public class UnheldRuns {

	/** A plan that was refused waits for a person. */
	private static final String UNDER_WAY = """
			SELECT r.id, r.campaign, r.run_key, t.run_id IS NOT NULL AS threaded,
			  COALESCE(h.holder, '') AS holder, COALESCE(h.fence, 0) AS fence, COALESCE(h.heartbeat, 0) AS heartbeat
			FROM regain_run r LEFT JOIN regain_run_hold h ON h.run_id = r.id LEFT JOIN regain_thread t ON t.run_id = r.id
			WHERE r.finished_at IS NULL AND (r.status = 'PLANNING' AND r.note IS NULL OR r.status = 'SENDING')
			ORDER BY FIELD(r.message_class, 'INCIDENT', 'SERVICE', 'MARKETING'), r.id
			""";

	/**
	 * Of an escalation, all that waited may be needed no more: then it is to be ended.
	 */
	private static final String WORK = """
			SELECT 1 FROM regain_run r WHERE r.id = :run AND (r.status = 'PLANNING'
			  OR EXISTS (SELECT 1 FROM regain_message m WHERE m.run_id = r.id AND m.channel IN (:channels)
			    AND m.state = 'SENDING')
			  OR EXISTS (SELECT 1 FROM regain_message m WHERE m.run_id = r.id AND m.channel IN (:channels)
			    AND m.state = 'PLANNED' AND (m.held IS NULL OR m.held = 'step') AND m.due_at <= :now AND m.deadline_at > :now)
			  OR r.message_class <> 'MARKETING' AND EXISTS (SELECT 1 FROM regain_message m
			    WHERE m.run_id = r.id AND m.channel IN (:channels) AND m.due_at <= :now AND %s)
			  OR EXISTS (SELECT 1 FROM regain_escalation e WHERE e.run_id = r.id) AND NOT EXISTS (SELECT 1 FROM regain_message m
			    WHERE m.run_id = r.id AND m.channel IN (:channels) AND m.state IN ('PLANNED', 'SENDING', 'IN_DOUBT')))
			"""
		.formatted(Sweeps.TO_SEND_AGAIN.replace("deadline_at", "m.deadline_at").replace("due_at", "m.due_at"));

	/** Nothing of it may leave any more, and not all of it has ended. */
	private static final String OVERDUE = """
			SELECT r.id, r.campaign, r.run_key, t.run_id IS NOT NULL AS threaded,
			  COALESCE(h.holder, '') AS holder, COALESCE(h.fence, 0) AS fence, COALESCE(h.heartbeat, 0) AS heartbeat
			FROM regain_run r LEFT JOIN regain_run_hold h ON h.run_id = r.id LEFT JOIN regain_thread t ON t.run_id = r.id
			WHERE r.finished_at IS NULL AND r.status = 'SENDING' AND r.deadline_at <= :now
			  AND EXISTS (SELECT 1 FROM regain_message m WHERE m.run_id = r.id AND m.channel IN (:channels)
			    AND m.state = 'PLANNED')
			  AND NOT EXISTS (SELECT 1 FROM regain_message m WHERE m.run_id = r.id AND m.channel IN (:channels)
			    AND (m.state = 'SENDING' OR m.state = 'PLANNED' AND (m.deadline_at > :now OR m.held_at IS NOT NULL)))
			""";

	/** What was superseded while somebody drove it, who has died since. */
	private static final String SUPERSEDED = """
			SELECT DISTINCT r.id, r.campaign, r.run_key, TRUE AS threaded,
			  COALESCE(h.holder, '') AS holder, COALESCE(h.fence, 0) AS fence, COALESCE(h.heartbeat, 0) AS heartbeat
			FROM regain_thread t JOIN regain_run r ON r.id = t.run_id AND r.status = 'SUPERSEDED'
			JOIN regain_message m ON m.run_id = r.id AND m.channel IN (:channels) AND m.state IN ('PLANNED', 'SENDING')
			LEFT JOIN regain_run_hold h ON h.run_id = r.id
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	UnheldRuns(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Runs under way with something to be planned, sent or found out now, those of
	 * earlier classes first; also those that somebody holds, who may have died.
	 */
	public List<Seen> underWay() {
		return find(UNDER_WAY);
	}

	/** Whether something of it is to be planned, sent or found out now. */
	public boolean hasWork(Seen run) {
		return !this.jdbc.sql(WORK)
			.param("run", run.run())
			.param("channels", Sweeps.CHANNELS)
			.param("now", Utc.of(this.clock.instant()))
			.query(Integer.class)
			.list()
			.isEmpty();
	}

	/** Runs under way of which all that is left is too late; also those that are held. */
	public List<Seen> overdue() {
		return find(OVERDUE);
	}

	/** Superseded runs of which not all has ended. */
	public List<Seen> superseded() {
		return find(SUPERSEDED);
	}

	private List<Seen> find(String sql) {
		return this.jdbc.sql(sql)
			.param("channels", Sweeps.CHANNELS)
			.param("now", Utc.of(this.clock.instant()))
			.query((row, n) -> new Seen(row.getLong("id"),
					new RunName(row.getString("campaign"), row.getString("run_key")), row.getBoolean("threaded"),
					row.getString("holder"), row.getLong("fence"), row.getLong("heartbeat")))
			.list();
	}

	/**
	 * How a run looked; that of two looks both show the same means that nobody does
	 * anything about it.
	 *
	 * @param threaded whether it says the newest of a thread: nobody else will start it
	 * @param holder empty if nobody drives it
	 */
	public record Seen(long run, RunName name, boolean threaded, String holder, long fence, long heartbeat) {

		public boolean isHeld() {
			return !this.holder.isEmpty();
		}

	}

}
