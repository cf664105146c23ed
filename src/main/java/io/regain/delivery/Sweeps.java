package io.regain.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Channel;
import io.regain.message.Utc;
import io.regain.plan.Delay;
import io.regain.plan.Exclusion;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Moves messages that no worker is sending: what time, a crash or a customer's wish
 * decides.
 */
@Repository
class Sweeps {

	/**
	 * In doubt, and to be sent again when it is due. After three times a person must
	 * look.
	 */
	static final String TO_SEND_AGAIN = """
			state = 'IN_DOUBT' AND settled_as IS NULL AND doubts < 3 AND deadline_at > :now
			AND deadline_at > due_at""";

	private static final int GIVEN_UP_AT_ONCE = 10_000;

	private static final String GIVE_UP = """
			UPDATE regain_message SET held = NULL, code = NULL, detail = LEFT(:why, 500), state = :end
			WHERE run_id = :run AND channel = :channel AND state = 'PLANNED' LIMIT %d
			""".formatted(GIVEN_UP_AT_ONCE);

	/** All: named, since the index of what is to be done begins with run and channel. */
	static final List<String> CHANNELS = Arrays.stream(Channel.values()).map(Channel::id).toList();

	static final String PART = """
			WHERE run_id = :run AND channel = :channel AND id BETWEEN :from AND :to AND\s""";

	private final NamedParameterJdbcTemplate jdbc;

	private final Holds holds;

	private final TransactionOperations transaction;

	private final DeliveryProperties properties;

	private final Clock clock;

	Sweeps(NamedParameterJdbcTemplate jdbc, Holds holds, TransactionOperations transaction,
			DeliveryProperties properties, Clock clock) {
		this.jdbc = jdbc;
		this.holds = holds;
		this.transaction = transaction;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * What a former holder was sending is in doubt; the rest it had not begun. Whoever
	 * lost the run in turn takes nothing over.
	 */
	void takeOver(Hold hold) {
		Deadlocks.again(() -> this.transaction.execute((status) -> {
			boolean held = this.holds.keeps(hold);
			if (held) {
				takeOver(parameters(hold).addValue("again", doubtUntil()));
			}
			return held;
		}));
	}

	private void takeOver(MapSqlParameterSource parameters) {
		this.jdbc.update("""
				INSERT INTO regain_attempt (message_id, attempt, at, outcome, code, detail)
				SELECT id, attempts, :now, 'IN_DOUBT', '', 'the process ended while it was being sent'
				FROM regain_message
				WHERE run_id = :run AND channel IN (:channels) AND state = 'SENDING' AND claimed_by <> :worker
				ON DUPLICATE KEY UPDATE attempt = VALUES(attempt)
				""", parameters);
		this.jdbc.update(
				"""
						UPDATE regain_message SET detail = 'the process ended while it was being sent', cause = NULL, code = NULL,
						       settled_as = NULL, settled_by = NULL, settled_at = NULL, due_at = :again, delay = NULL, state = 'IN_DOUBT'
						WHERE run_id = :run AND channel IN (:channels) AND state = 'SENDING' AND claimed_by <> :worker
						""",
				parameters);
	}

	/**
	 * When a message that is in doubt from now on is sent again, if its class is: until
	 * then its outcome may become known.
	 */
	LocalDateTime doubtUntil() {
		return Utc.of(this.clock.instant().plus(this.properties.backoff()));
	}

	/**
	 * What is past its deadline, or would be before it is due, is not sent any more. Not
	 * what is held and whose deadline moves by that time.
	 */
	int expire(long runId) {
		return this.jdbc.update(
				"""
						UPDATE regain_message SET held = NULL, state = 'EXPIRED'
						WHERE run_id = :run AND channel IN (:channels) AND state = 'PLANNED' AND (deadline_at <= :now OR deadline_at <= due_at)
						  AND held_at IS NULL
						""",
				parameters(runId));
	}

	/** What was in time when it was found, but waited too long for its turn. */
	void expire(Hold hold, Collection<Long> ids) {
		end(hold, ids, State.EXPIRED);
	}

	/**
	 * For classes that must arrive: what has been in doubt for long enough is planned
	 * again, with the same Message-ID.
	 */
	int sendAgainWhatIsInDoubt(Run run, Hold hold, Work work) {
		if (!run.sendsAgainInDoubt()) {
			return 0;
		}
		return update("UPDATE regain_message SET doubts = doubts + 1, claimed_by = NULL, state = 'PLANNED' " + PART
				+ TO_SEND_AGAIN + " AND due_at <= :now AND" + Claims.MAY_SEND, parameters(hold, work));
	}

	/** When the next message in doubt of this part is due, if one is. */
	Optional<Instant> nextInDoubt(Hold hold, Work work) {
		LocalDateTime next = this.jdbc.queryForObject(
				"SELECT MIN(due_at) FROM regain_message " + PART + TO_SEND_AGAIN + " AND" + Claims.MAY_SEND,
				parameters(hold, work), LocalDateTime.class);
		return Optional.ofNullable(next).map(Utc::instant);
	}

	/**
	 * Gives up what has not been put on the wire, in pieces, so that no transaction grows
	 * with the run.
	 */
	void giveUp(Run run) {
		State end = (run.status() == RunStatus.SUPERSEDED) ? State.SUPERSEDED : State.CANCELLED;
		for (Channel channel : Channel.values()) {
			giveUp(run, channel, end, "the run was " + run.note());
		}
	}

	/** The same for one channel of a run that goes on. */
	long giveUp(Run run, Channel channel, String why) {
		return giveUp(run, channel, State.CANCELLED, why);
	}

	private long giveUp(Run run, Channel channel, State end, String why) {
		MapSqlParameterSource parameters = parameters(run.number()).addValue("channel", channel.id())
			.addValue("end", end.name())
			.addValue("why", why);
		long all = 0;
		int some = GIVEN_UP_AT_ONCE;
		while (some == GIVEN_UP_AT_ONCE) {
			some = update(GIVE_UP, parameters);
			all += some;
		}
		return all;
	}

	/** It is not the moment for these messages. */
	void delay(Hold hold, Collection<Long> ids, Instant until, Delay why) {
		if (!ids.isEmpty()) {
			update("""
					UPDATE regain_message SET due_at = :until, delay = :delay
					WHERE id IN (:ids) AND state = 'PLANNED' AND""" + Claims.OWN,
					parameters(hold).addValue("ids", ids).addValue("until", Utc.of(until)).addValue("delay", why.id()));
		}
	}

	/** They are not for these customers any more. */
	void supersede(Hold hold, Collection<Long> ids) {
		end(hold, ids, State.SUPERSEDED);
	}

	/** A customer asked for silence after the run was planned. */
	void suppress(Hold hold, Collection<Long> ids) {
		end(hold, ids, State.SUPPRESSED);
	}

	/** They would be more than a cap allows: as if the customer had asked for silence. */
	void suppress(Hold hold, Map<Long, String> whyById) {
		whyById.forEach((id, why) -> update("""
				UPDATE regain_message SET code = :code, detail = :why, state = 'SUPPRESSED'
				WHERE id = :id AND state = 'PLANNED' AND""" + Claims.OWN,
				parameters(hold).addValue("id", id)
					.addValue("code", Exclusion.FREQUENCY_CAP.id())
					.addValue("why", why)));
	}

	private void end(Hold hold, Collection<Long> ids, State end) {
		if (!ids.isEmpty()) {
			update("""
					UPDATE regain_message SET state = :end
					WHERE id IN (:ids) AND state = 'PLANNED' AND""" + Claims.OWN,
					parameters(hold).addValue("ids", ids).addValue("end", end.name()));
		}
	}

	private MapSqlParameterSource parameters(Hold hold, Work work) {
		return work.parameters(hold, this.clock.instant());
	}

	private MapSqlParameterSource parameters(Hold hold) {
		return hold.parameters(this.clock.instant()).addValue("channels", CHANNELS);
	}

	private MapSqlParameterSource parameters(long runId) {
		return new MapSqlParameterSource("run", runId).addValue("channels", CHANNELS)
			.addValue("now", Utc.of(this.clock.instant()));
	}

	private int update(String sql, MapSqlParameterSource parameters) {
		return Deadlocks.again(() -> this.jdbc.update(sql, parameters));
	}

}
