package io.regain.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.regain.message.Channel;
import io.regain.message.Utc;
import io.regain.plan.Moved;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The later messages of escalations: PLANNED with their run, and held as {@value #HELD}
 * until it is their turn, or until nobody needs them. Due at the earliest time at which
 * that has to be asked.
 */
@Repository
class LaterSteps {

	/** Why a message is held. */
	static final String HELD = "step";

	private static final int AT_ONCE = 1_000;

	private static final String WAITING = " state = 'PLANNED' AND held = 'step' ";

	private static final String RIPE = """
			SELECT id, customer_id FROM regain_message
			WHERE run_id = :run AND channel = :channel AND state = 'PLANNED' AND held = 'step' AND due_at <= :now
			  AND id > :after ORDER BY id LIMIT :most
			""";

	/** From the few that failed: what comes after each is found by its customer alone. */
	private static final String FAILED = """
			SELECT failed.id, m.customer_id FROM regain_message failed
			STRAIGHT_JOIN regain_message m FORCE INDEX (regain_message_once)
			  ON m.run_id = failed.run_id AND m.customer_id = failed.customer_id
			WHERE failed.run_id = :run AND failed.channel IN (:channels)
			  AND failed.state IN ('REFUSED', 'BOUNCED', 'EXPIRED', 'SUPPRESSED', 'SUPERSEDED')
			  AND failed.id > :after AND m.step = failed.step + 1 AND m.state = 'PLANNED' AND m.held = 'step'
			ORDER BY failed.id LIMIT :most
			""";

	private final NamedParameterJdbcTemplate jdbc;

	private final JdbcTemplate rows;

	private final Clock clock;

	LaterSteps(NamedParameterJdbcTemplate jdbc, JdbcTemplate rows, Clock clock) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.clock = clock;
	}

	/** In the transaction that plans their customers. */
	void plan(Run run, List<PlanLedger.Row> later) {
		new DriverBatch(
				"""
						INSERT INTO regain_message (run_id, customer_id, channel, step, address, address_hash, redirected, state,
						  held, due_at, deadline_at, attempts, doubts)
						VALUES (?, ?, ?, ?, ?, ?, ?, 'PLANNED', 'step', ?, ?, 0, 0)
						""")
			.execute(this.rows, later, (statement, row) -> {
				statement.setLong(1, run.number());
				statement.setString(2, row.customerId());
				statement.setString(3, row.target().address().channel().id());
				statement.setInt(4, row.target().step());
				statement.setString(5, row.target().address().value());
				statement.setBytes(6, row.target().hash());
				statement.setBoolean(7, run.redirected());
				statement.setObject(8, Utc.of(row.target().moved().map(Moved::to).orElse(run.dueAt())));
				statement.setObject(9, Utc.of(run.deadlineAt()));
			});
	}

	/**
	 * While nothing can be sent yet: who has lost their first message begins with the
	 * next.
	 */
	void closeGaps(Run run) {
		this.rows.update("""
				UPDATE regain_message m JOIN (
				  SELECT id, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY step, id) - 1 AS place
				  FROM regain_message WHERE run_id = ?) ranked ON ranked.id = m.id
				SET m.due_at = IF(ranked.place = 0, ?, m.due_at), m.held = IF(ranked.place = 0, NULL, m.held),
				    m.step = ranked.place
				WHERE m.step > ranked.place
				""", run.number(), Utc.of(run.dueAt()));
	}

	/**
	 * Whose turn is to be asked for: the next customers of one channel whose time has
	 * come.
	 * @param after the last message of the page before, or 0
	 */
	Page ripe(long run, Channel channel, long after) {
		return page(RIPE, parameters(run).addValue("channel", channel.id()).addValue("after", after));
	}

	/**
	 * The same of those whose message before has failed, whatever the time.
	 * @param after the last failed message of the page before, or 0
	 */
	Page afterFailed(long run, long after) {
		return page(FAILED, parameters(run).addValue("channels", Sweeps.CHANNELS).addValue("after", after));
	}

	private Page page(String sql, MapSqlParameterSource parameters) {
		Set<String> customers = new LinkedHashSet<>();
		long[] last = { 0 };
		this.jdbc.query(sql, parameters, (row) -> {
			customers.add(row.getString("customer_id"));
			last[0] = row.getLong("id");
		});
		return new Page(customers, last[0]);
	}

	/** It is their turn. When not to disturb is asked when they are to leave. */
	int release(Hold hold, Collection<Long> ids) {
		return ids.isEmpty() ? 0 : update("UPDATE regain_message SET held = NULL, due_at = :now WHERE id IN (:ids) AND"
				+ WAITING + "AND" + Claims.OWN, hold.parameters(this.clock.instant()).addValue("ids", ids));
	}

	/** They are not asked for before these times, unless what is before them fails. */
	void postpone(Map<Long, Instant> dueById) {
		if (!dueById.isEmpty()) {
			Deadlocks.again(() -> {
				new DriverBatch("UPDATE regain_message SET due_at = ? WHERE id = ? AND" + WAITING).execute(this.rows,
						dueById.entrySet(), (statement, due) -> {
							statement.setObject(1, Utc.of(due.getValue()));
							statement.setLong(2, due.getKey());
						});
				return dueById;
			});
		}
	}

	/** Nobody needs them: another channel has reached their customers. */
	int end(Hold hold, Collection<Long> ids, String why) {
		return update("""
				UPDATE regain_message SET held = NULL, code = 'reached', detail = :why, state = 'SUPPRESSED'
				WHERE id IN (:ids) AND state = 'PLANNED' AND""" + Claims.OWN,
				hold.parameters(this.clock.instant()).addValue("ids", ids).addValue("why", why));
	}

	/** The same of all that has not left to one customer, in the caller's transaction. */
	int end(long run, String customer, String why) {
		return this.jdbc.update("""
				UPDATE regain_message SET held = NULL, code = 'reached', detail = :why, state = 'SUPPRESSED'
				WHERE run_id = :run AND customer_id = :customer AND state = 'PLANNED'
				""", parameters(run).addValue("customer", customer).addValue("why", why));
	}

	/** How many wait for their turn. */
	long waiting(long run) {
		return Optional.ofNullable(this.jdbc.queryForObject(
				"SELECT COUNT(*) FROM regain_message WHERE run_id = :run AND channel IN (:channels) AND" + WAITING,
				parameters(run).addValue("channels", Sweeps.CHANNELS), Long.class))
			.orElse(0L);
	}

	/** Whether something of a part may yet have its turn, if the run goes on. */
	boolean isAwaited(Hold hold, Work work) {
		return !this.jdbc
			.queryForList(
					"SELECT 1 FROM regain_message WHERE run_id = :run AND channel = :channel AND" + WAITING
							+ "AND id BETWEEN :from AND :to AND deadline_at > :now AND" + Claims.MAY_SEND + "LIMIT 1",
					work.parameters(hold, this.clock.instant()), Long.class)
			.isEmpty();
	}

	private MapSqlParameterSource parameters(long run) {
		LocalDateTime now = Utc.of(this.clock.instant());
		return new MapSqlParameterSource("run", run).addValue("now", now).addValue("most", AT_ONCE);
	}

	private int update(String sql, MapSqlParameterSource parameters) {
		return Deadlocks.again(() -> this.jdbc.update(sql, parameters));
	}

	/**
	 * Some customers.
	 *
	 * @param last the message from behind which the next page is
	 */
	record Page(Set<String> customers, long last) {
	}

}
