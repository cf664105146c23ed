package io.regain.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who drives which run. A heartbeat is a number that grows; whether it grows is all that
 * is asked, never what another machine's clock says.
 */
@Repository
public class Holds {

	private final JdbcClient jdbc;

	private final Clock clock;

	Holds(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** How the hold of a run looks now; empty if nobody ever held it. */
	public Optional<Seen> look(long runId) {
		return this.jdbc.sql("SELECT holder, fence, heartbeat, heartbeat_at FROM regain_run_hold WHERE run_id = :run")
			.param("run", runId)
			.query((row, n) -> new Seen(Optional.ofNullable(row.getString("holder")), row.getLong("fence"),
					row.getLong("heartbeat"), Utc.instant(row.getObject("heartbeat_at", LocalDateTime.class))))
			.optional();
	}

	/**
	 * Takes the hold, if it still looks as it was seen.
	 * @return empty if somebody else was faster
	 */
	public Optional<Hold> take(long runId, String holder, Optional<Seen> seen) {
		if (seen.isEmpty()) {
			this.jdbc.sql("""
					INSERT INTO regain_run_hold (run_id, holder, fence, heartbeat, heartbeat_at)
					VALUES (:run, NULL, 0, 0, :now) ON DUPLICATE KEY UPDATE run_id = run_id
					""").param("run", runId).param("now", Utc.of(this.clock.instant())).update();
		}
		Seen basis = seen.orElse(new Seen(Optional.empty(), 0, 0, Instant.EPOCH));
		int taken = this.jdbc.sql("""
				UPDATE regain_run_hold SET holder = :holder, fence = fence + 1, heartbeat = heartbeat + 1,
				       heartbeat_at = :now
				WHERE run_id = :run AND fence = :fence AND heartbeat = :heartbeat
				""")
			.param("holder", holder)
			.param("now", Utc.of(this.clock.instant()))
			.param("run", runId)
			.param("fence", basis.fence())
			.param("heartbeat", basis.heartbeat())
			.update();
		return (taken == 1) ? Optional.of(new Hold(runId, holder, basis.fence() + 1)) : Optional.empty();
	}

	/** Says that the holder lives; false if it has been taken over. */
	public boolean beat(Hold hold) {
		return this.jdbc.sql("""
				UPDATE regain_run_hold SET heartbeat = heartbeat + 1, heartbeat_at = :now
				WHERE run_id = :run AND fence = :fence
				""")
			.param("now", Utc.of(this.clock.instant()))
			.param("run", hold.runId())
			.param("fence", hold.fence())
			.update() == 1;
	}

	/**
	 * Whether the holder still is the one; if so, nobody takes the run over before the
	 * transaction has ended.
	 */
	boolean keeps(Hold hold) {
		return this.jdbc.sql("SELECT 1 FROM regain_run_hold WHERE run_id = :run AND fence = :fence LOCK IN SHARE MODE")
			.param("run", hold.runId())
			.param("fence", hold.fence())
			.query(Integer.class)
			.optional()
			.isPresent();
	}

	/** Lets go, so that the next start need not wait. */
	public void release(Hold hold) {
		this.jdbc.sql("UPDATE regain_run_hold SET holder = NULL WHERE run_id = :run AND fence = :fence")
			.param("run", hold.runId())
			.param("fence", hold.fence())
			.update();
	}

	/** What a look at a hold showed. */
	public record Seen(Optional<String> holder, long fence, long heartbeat, Instant at) {
	}

}
