package io.regain.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;

import io.regain.message.Utc;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves messages that no worker is sending: what time, a crash or a customer's wish
 * decides.
 */
@Repository
class Sweeps {

	/** After so many sendings in doubt a person must look. */
	private static final int MOST_DOUBTS = 3;

	private final NamedParameterJdbcTemplate jdbc;

	private final Clock clock;

	Sweeps(NamedParameterJdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * What a former holder had claimed had not begun; what it was sending is in doubt.
	 */
	@Transactional
	public void takeOver(Hold hold) {
		var parameters = parameters(hold.runId()).addValue("worker", hold.worker());
		update("""
				UPDATE regain_message SET state = 'PLANNED', claimed_by = NULL
				WHERE run_id = :run AND state = 'CLAIMED' AND claimed_by <> :worker
				""", parameters);
		update("""
				INSERT INTO regain_attempt (message_id, attempt, at, outcome, code, detail)
				SELECT id, attempts, :now, 'IN_DOUBT', '', 'the process ended while it was being sent'
				FROM regain_message WHERE run_id = :run AND state = 'SENDING' AND claimed_by <> :worker
				ON DUPLICATE KEY UPDATE attempt = VALUES(attempt)
				""", parameters);
		update("""
				UPDATE regain_message SET detail = 'the process ended while it was being sent', cause = NULL, code = NULL,
				       settled_as = NULL, settled_by = NULL, settled_at = NULL, state = 'IN_DOUBT'
				WHERE run_id = :run AND state = 'SENDING' AND claimed_by <> :worker
				""",
				parameters);
	}

	/** What is past its deadline, or would be before it is due, is not sent any more. */
	int expire(long runId) {
		return update("""
				UPDATE regain_message SET held = NULL, state = 'EXPIRED'
				WHERE run_id = :run AND state = 'PLANNED' AND (deadline_at <= :now OR deadline_at <= due_at)
				""", parameters(runId));
	}

	/** What was claimed in time, but waited too long for its turn. */
	void expire(Hold hold, Collection<Long> ids) {
		end(hold, ids, State.EXPIRED);
	}

	/**
	 * For classes that must arrive: what is in doubt is planned again, with the same
	 * Message-ID.
	 */
	int sendAgainWhatIsInDoubt(Run run, Work work, Duration backoff) {
		if (!run.messageClass().sentAgainInDoubt()) {
			return 0;
		}
		return update("""
				UPDATE regain_message SET doubts = doubts + 1, due_at = :due, claimed_by = NULL, state = 'PLANNED'
				WHERE run_id = :run AND channel = :channel AND state = 'IN_DOUBT' AND id BETWEEN :from AND :to
				      AND settled_as IS NULL AND deadline_at > :now AND doubts < :most
				""",
				parameters(run.number()).addValue("due", Utc.of(this.clock.instant().plus(backoff)))
					.addValue("channel", work.channel().id())
					.addValue("from", work.from())
					.addValue("to", work.to())
					.addValue("most", MOST_DOUBTS));
	}

	/** A customer asked for silence after the run was planned. */
	void suppress(Hold hold, Collection<Long> ids) {
		end(hold, ids, State.SUPPRESSED);
	}

	private void end(Hold hold, Collection<Long> ids, State end) {
		if (!ids.isEmpty()) {
			update("""
					UPDATE regain_message SET state = :end
					WHERE id IN (:ids) AND state = 'CLAIMED' AND claimed_by = :worker
					""", new MapSqlParameterSource("ids", ids).addValue("worker", hold.worker())
				.addValue("end", end.name()));
		}
	}

	private MapSqlParameterSource parameters(long runId) {
		return new MapSqlParameterSource("run", runId).addValue("now", Utc.of(this.clock.instant()));
	}

	private int update(String sql, MapSqlParameterSource parameters) {
		return Deadlocks.again(() -> this.jdbc.update(sql, parameters));
	}

}
