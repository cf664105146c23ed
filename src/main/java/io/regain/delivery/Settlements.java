package io.regain.delivery;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;

import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a person decides about messages that are in doubt, that failed for a reason of
 * ours, or that are late. The run ends with such a decision, or is open again, as its
 * messages then say.
 */
@Repository
public class Settlements {

	private final JdbcClient jdbc;

	private final Runs runs;

	private final Endings endings;

	private final Pressure pressure;

	private final Clock clock;

	Settlements(JdbcClient jdbc, Runs runs, Endings endings, Pressure pressure, Clock clock) {
		this.jdbc = jdbc;
		this.runs = runs;
		this.endings = endings;
		this.pressure = pressure;
		this.clock = clock;
	}

	/** Those that nobody has decided about. */
	public List<Doubt> open(Run run) {
		return this.jdbc.sql("""
				SELECT id, customer_id, channel, sending_at, detail FROM regain_message
				WHERE run_id = :run AND state = 'IN_DOUBT' AND settled_as IS NULL ORDER BY id
				""")
			.param("run", run.number())
			.query((row, n) -> new Doubt(row.getLong("id"), row.getString("customer_id"), row.getString("channel"),
					row.getObject("sending_at", LocalDateTime.class), row.getString("detail")))
			.list();
	}

	/** Leaves them as they are: they no longer hold up the run. */
	public int drop(Run run, List<Long> messages, String by) {
		return this.endings.locked(run, (current) -> {
			int dropped = messages.isEmpty() ? 0 : markDropped(run, messages, by);
			this.endings.settle(current);
			return dropped;
		});
	}

	private int markDropped(Run run, List<Long> messages, String by) {
		return this.jdbc.sql("""
				UPDATE regain_message SET settled_as = 'DROPPED', settled_by = :by, settled_at = :now
				WHERE run_id = :run AND id IN (:ids) AND state = 'IN_DOUBT' AND settled_as IS NULL
				""")
			.param("by", by)
			.param("now", Utc.of(this.clock.instant()))
			.param("run", run.number())
			.param("ids", messages)
			.update();
	}

	/**
	 * Plans them again; a start of the run sends them, perhaps for the second time. None
	 * of a run that was given up.
	 */
	public int sendAgain(Run run, List<Long> messages, String by) {
		return this.endings.locked(run, (current) -> {
			int planned = (messages.isEmpty() || isGivenUp(current)) ? 0 : planAgain(run, messages, by);
			this.endings.follow(current);
			return planned;
		});
	}

	private int planAgain(Run run, List<Long> messages, String by) {
		return this.jdbc
			.sql("""
					UPDATE regain_message
					SET settled_as = 'SENT_AGAIN', settled_by = :by, settled_at = :now, doubts = doubts + 1, due_at = :now, delay = NULL,
					    claimed_by = NULL, state = 'PLANNED'
					WHERE run_id = :run AND id IN (:ids) AND state = 'IN_DOUBT' AND settled_as IS NULL
					""")
			.param("by", by)
			.param("now", Utc.of(this.clock.instant()))
			.param("run", run.number())
			.param("ids", messages)
			.update();
	}

	/** Plans again what was refused for a reason of ours, that may have gone. */
	public int retryFailed(Run run) {
		return this.endings.locked(run, (current) -> {
			int planned = isGivenUp(current) ? 0 : planFailed(run);
			this.endings.follow(current);
			return planned;
		});
	}

	private static boolean isGivenUp(Run run) {
		return run.status().isGivenUp();
	}

	private int planFailed(Run run) {
		int planned = this.jdbc
			.sql("""
					UPDATE regain_message SET due_at = :now, delay = NULL, cause = NULL, claimed_by = NULL, state = 'PLANNED'
					WHERE run_id = :run AND state = 'REFUSED' AND cause IN (%s) AND address NOT IN ('', '*')
					"""
				.formatted(Tallies.OURS))
			.param("now", Utc.of(this.clock.instant()))
			.param("run", run.number())
			.update();
		this.pressure.takeAgain(run);
		return planned;
	}

	/**
	 * A person decided that it is not too late: the deadline starts anew, for all that
	 * was not sent for certain, what had expired too. The run is open again if that is
	 * anything.
	 */
	public Run late(Run run) {
		return this.endings.locked(run,
				(current) -> current.status().isGivenUp() ? current : this.endings.follow(lateNow(current)));
	}

	private Run lateNow(Run run) {
		Run late = this.runs.save(run.late(this.clock.instant()));
		this.jdbc
			.sql("""
					UPDATE regain_message
					SET due_at = :due, delay = NULL, deadline_at = :deadline,
					    held = IF(state = 'EXPIRED' AND step > 0, 'step', held), state = IF(state = 'EXPIRED', 'PLANNED', state)
					WHERE run_id = :run AND state IN ('PLANNED', 'SENDING', 'IN_DOUBT', 'EXPIRED')
					  AND address NOT IN ('', '*')
					""")
			.param("due", Utc.of(late.dueAt()))
			.param("deadline", Utc.of(late.deadlineAt()))
			.param("run", run.number())
			.update();
		this.pressure.takeAgain(late);
		return late;
	}

	/**
	 * A message of which nobody knows whether it was taken.
	 *
	 * @param sentAt when it was last tried, UTC
	 */
	public record Doubt(long message, String customerId, String channel, LocalDateTime sentAt, String detail) {
	}

}
