package io.regain.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.regain.channel.Outcome.Deferred;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.Utc;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds the messages to be sent, and claims them. What may be sent is one predicate,
 * {@link #SENDABLE}, which is asked twice: when a worker looks ahead for what is next,
 * which leaves no trace, and in the statement that marks messages as being sent. That one
 * alone decides whose a message is.
 */
@Repository
class Claims {

	/** Whoever asks still holds the run. */
	static final String OWN = " (SELECT fence FROM regain_run_hold WHERE run_id = :run) = :fence ";

	/**
	 * The same, and nobody takes the run over before the statement has ended: a take-over
	 * looks only once for what was being sent.
	 */
	private static final String KEEP = " (SELECT fence FROM regain_run_hold WHERE run_id = :run LOCK IN SHARE MODE) = :fence ";

	private static final String UNDER_WAY = " (SELECT status FROM regain_run WHERE id = :run) = 'SENDING' AND";

	/**
	 * The same, and nobody decides otherwise before the statement has ended: whoever has
	 * committed such a decision knows all that is in the air.
	 */
	private static final String STAYS_UNDER_WAY = " (SELECT status FROM regain_run WHERE id = :run LOCK IN SHARE MODE) = 'SENDING' AND";

	/** And nobody has paused or cancelled it. */
	static final String MAY_SEND = UNDER_WAY + OWN;

	/** To be sent, not held, and still in time. */
	private static final String SENDABLE = " m.state = 'PLANNED' AND m.held IS NULL AND m.deadline_at > :now ";

	private static final String DUE = SENDABLE + "AND m.due_at <= :now ";

	private static final String PART = " m.run_id = :run AND m.channel = :channel AND m.id BETWEEN :from AND :to ";

	private static final String READ = """
			SELECT m.id, m.customer_id, m.channel, m.step, m.address, m.address_hash, m.attempts, m.deadline_at,
			       r.locale, r.time_zone, r.facts
			FROM regain_message m JOIN regain_recipient r ON r.run_id = m.run_id AND r.customer_id = m.customer_id
			WHERE\s""";

	private final NamedParameterJdbcTemplate jdbc;

	private final TransactionOperations transaction;

	private final Clock clock;

	Claims(NamedParameterJdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Up to so many messages that may be sent now, the oldest first. A part has one
	 * worker: nobody else looks for them.
	 */
	List<Pending> next(Hold hold, Work work, int most) {
		return next(hold, work, Domains.ALL, most);
	}

	/** The same, of those to some domains only. */
	List<Pending> next(Hold hold, Work work, Domains domains, int most) {
		return this.jdbc.query(
				READ + PART + "AND " + domains.predicate() + DUE + "AND" + MAY_SEND + "ORDER BY m.id LIMIT :most",
				parameters(hold, work).addValue("most", most).addValue("domains", domains.names()), Claims::pending);
	}

	/** Which of these domains messages of a part go to. */
	Set<String> found(Hold hold, Work work, Domains domains) {
		return new TreeSet<>(this.jdbc.queryForList(
				"SELECT DISTINCT " + Domains.DOMAIN + " FROM regain_message m WHERE " + domains.predicate() + PART,
				parameters(hold, work).addValue("domains", domains.names()), String.class));
	}

	/** With what each needs to be rendered; in the order of their ids. */
	List<Pending> read(Collection<Long> ids) {
		return ids.isEmpty() ? List.of()
				: this.jdbc.query(READ + "m.id IN (:ids) ORDER BY m.id", Map.of("ids", ids), Claims::pending);
	}

	private static Pending pending(ResultSet row, int number) throws SQLException {
		return new Pending(row.getLong("id"), row.getString("customer_id"), row.getInt("step"),
				Address.of(Channel.of(row.getString("channel")), row.getString("address")),
				row.getBytes("address_hash"), row.getInt("attempts"),
				Utc.instant(row.getObject("deadline_at", LocalDateTime.class)), row.getString("locale"),
				row.getString("time_zone"), row.getString("facts"));
	}

	/**
	 * Marks messages as being sent, just before the wire.
	 * @return those that may still be sent, and by nobody else from now on; the others
	 * must not be
	 */
	Set<Long> sending(Hold hold, Collection<Long> ids) {
		if (ids.isEmpty()) {
			return Set.of();
		}
		var parameters = parameters(hold).addValue("ids", ids);
		int marked = Deadlocks.again(() -> this.jdbc.update("""
				UPDATE regain_message m
				SET state = 'SENDING', claimed_by = :worker, sending_at = :now, attempts = attempts + 1
				WHERE m.id IN (:ids) AND""" + DUE + "AND" + STAYS_UNDER_WAY + KEEP, parameters));
		if (marked == 0 || marked == ids.size()) {
			return (marked == 0) ? Set.of() : Set.copyOf(ids);
		}
		// None of them was in SENDING before: a part has one worker, which knows its own
		return new HashSet<>(this.jdbc.queryForList("""
				SELECT id FROM regain_message WHERE id IN (:ids) AND state = 'SENDING' AND claimed_by = :worker
				""", parameters, Long.class));
	}

	/**
	 * Gives back what was marked as being sent and was not tried.
	 * @param notBefore when it may be sent again
	 * @param said why it was not tried, if that was said of all
	 */
	void unsent(Hold hold, Collection<Long> ids, Instant notBefore, Optional<Deferred> said) {
		if (!ids.isEmpty()) {
			this.jdbc.update("""
					UPDATE regain_message
					SET state = 'PLANNED', claimed_by = NULL, sending_at = NULL, attempts = attempts - 1,
					    due_at = GREATEST(due_at, :notBefore), code = COALESCE(LEFT(:code, 32), code),
					    detail = COALESCE(LEFT(:detail, 500), detail)
					WHERE id IN (:ids) AND state = 'SENDING' AND claimed_by = :worker
					""",
					parameters(hold).addValue("ids", ids)
						.addValue("notBefore", Utc.of(notBefore))
						.addValue("code", said.map(Deferred::code).orElse(null))
						.addValue("detail", said.map(Deferred::detail).orElse(null)));
		}
	}

	/**
	 * Gives back what was marked of a part whose one worker has begun nothing, whatever
	 * it knows of that: a statement whose answer was lost may have been carried out.
	 */
	void giveBack(Hold hold, Work work) {
		// In a transaction, which has a connection of its own: Spring Batch's step keeps
		// the worker's, and that may be the one that broke
		this.transaction.execute((status) -> this.jdbc.update("""
				UPDATE regain_message m
				SET state = 'PLANNED', claimed_by = NULL, sending_at = NULL, attempts = attempts - 1
				WHERE""" + PART + "AND m.state = 'SENDING' AND m.claimed_by = :worker", parameters(hold, work)));
	}

	/**
	 * When the next message of this part is due; empty if none is waiting for a time that
	 * is still in time.
	 */
	Optional<Instant> nextDue(Hold hold, Work work) {
		LocalDateTime next = this.jdbc
			.queryForObject(
					"SELECT MIN(m.due_at) FROM regain_message m WHERE" + PART + "AND" + SENDABLE
							+ "AND m.due_at < m.deadline_at AND" + MAY_SEND,
					parameters(hold, work), LocalDateTime.class);
		return Optional.ofNullable(next).map(Utc::instant);
	}

	/** Why that is so late, if it is because of the recipients' hours. */
	Optional<String> delayUntil(Hold hold, Work work, Instant due) {
		return this.jdbc
			.queryForList(
					"SELECT m.delay FROM regain_message m WHERE" + PART + "AND" + SENDABLE
							+ "AND m.due_at = :due AND m.delay IS NOT NULL LIMIT 1",
					parameters(hold, work).addValue("due", Utc.of(due)), String.class)
			.stream()
			.findFirst();
	}

	private MapSqlParameterSource parameters(Hold hold, Work work) {
		return work.parameters(hold, this.clock.instant());
	}

	private MapSqlParameterSource parameters(Hold hold) {
		return hold.parameters(this.clock.instant());
	}

}
