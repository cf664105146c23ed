package io.regain.delivery;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.format.DateTimeFormatter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.regain.message.MessageClass;
import io.regain.message.Utc;
import io.regain.plan.Decision;
import io.regain.plan.Decision.Held;
import io.regain.plan.Exclusion;
import io.regain.plan.Moved;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the recipients and messages of a run while it is planned. */
@Repository
public class PlanLedger {

	private static final int DELETED_AT_ONCE = 10_000;

	private static final DateTimeFormatter DATETIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

	/**
	 * Whoever begins to plan a run changes its version, and so does the end of planning.
	 */
	private static final String BEING_PLANNED = """
			SELECT 1 FROM regain_run WHERE id = ? AND status = 'PLANNING' AND version = ?""";

	/** Many may add to a plan at once; whoever would begin anew waits for all of them. */
	private static final String SHARED = " LOCK IN SHARE MODE";

	private static final String ALONE = " FOR UPDATE";

	private final FrozenMessages frozen;

	private final LaterSteps laterSteps;

	private final JdbcTemplate jdbc;

	private final NamedParameterJdbcTemplate named;

	private final TransactionTemplate transaction;

	PlanLedger(FrozenMessages frozen, LaterSteps laterSteps, JdbcTemplate jdbc,
			PlatformTransactionManager transactions) {
		this.frozen = frozen;
		this.laterSteps = laterSteps;
		this.jdbc = jdbc;
		this.named = new NamedParameterJdbcTemplate(jdbc);
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Deletes what a planning that did not end has left.
	 * @throws IllegalStateException if the run is planned, or somebody else has begun to
	 * plan it since
	 */
	public void discard(Run run) {
		requireBeingPlanned(run, ALONE);
		for (String table : List.of("regain_message", "regain_recipient")) {
			String sql = "DELETE FROM %s WHERE run_id = ? AND EXISTS (%s) LIMIT %d".formatted(table, BEING_PLANNED,
					DELETED_AT_ONCE);
			while (this.jdbc.update(sql, run.number(), run.number(), run.version()) == DELETED_AT_ONCE) {
				// in pieces, so that no transaction grows with the run
			}
		}
	}

	private void requireBeingPlanned(Run run, String lock) {
		if (this.jdbc.queryForList(BEING_PLANNED + lock, run.number(), run.version()).isEmpty()) {
			throw new IllegalStateException(
					"run %s is planned, or somebody else has begun to plan it".formatted(run.name()));
		}
	}

	/**
	 * Adds recipients with their messages. A customer who is there already, or twice in
	 * the batch, counts once: the first. Several may add at once, to one run too, but not
	 * the same customer.
	 * @return how many were there already
	 * @throws IllegalStateException if the run is planned, or somebody else has begun to
	 * plan it since
	 */
	public int add(Run run, List<? extends PlannedRecipient> batch) {
		Map<String, PlannedRecipient> fresh = new LinkedHashMap<>();
		batch.forEach((recipient) -> fresh.putIfAbsent(recipient.customerId(), recipient));
		try {
			this.transaction.executeWithoutResult((status) -> insert(run, fresh.values()));
		}
		catch (DuplicateKeyException ex) {
			// Few segments yield a customer again: who is there is asked only then
			known(run, fresh.keySet()).forEach(fresh::remove);
			this.transaction.executeWithoutResult((status) -> insert(run, fresh.values()));
		}
		return batch.size() - fresh.size();
	}

	private void insert(Run run, Collection<PlannedRecipient> recipients) {
		requireBeingPlanned(run, SHARED);
		new DriverBatch("""
				INSERT INTO regain_recipient
				  (run_id, customer_id, disposition, reason, detail, lot, locale, time_zone, facts)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
				""").execute(this.jdbc, recipients, recipient(run));
		List<Row> messages = recipients.stream().flatMap((recipient) -> Row.of(recipient, false).stream()).toList();
		new DriverBatch(
				"""
						INSERT INTO regain_message (run_id, customer_id, channel, step, address, address_hash, redirected, state,
						  due_at, deadline_at, delay, attempts, doubts)
						VALUES (?, ?, ?, 0, ?, ?, ?, 'PLANNED', ?, ?, ?, 0, 0)
						""")
			.execute(this.jdbc, messages, message(run));
		this.laterSteps.plan(run,
				recipients.stream().flatMap((recipient) -> Row.of(recipient, true).stream()).toList());
		this.frozen.plan(run, held(recipients));
	}

	private static Map<String, Held> held(Collection<PlannedRecipient> recipients) {
		Map<String, Held> held = new HashMap<>();
		for (PlannedRecipient recipient : recipients) {
			if (recipient.decision() instanceof Decision.Included included) {
				included.held().ifPresent((why) -> held.put(recipient.customerId(), why));
			}
		}
		return held;
	}

	private List<String> known(Run run, Set<String> customerIds) {
		return this.named.queryForList(
				"SELECT customer_id FROM regain_recipient WHERE run_id = :run AND customer_id IN (:ids)",
				Map.of("run", run.number(), "ids", customerIds), String.class);
	}

	private static ParameterizedPreparedStatementSetter<PlannedRecipient> recipient(Run run) {
		return (statement, recipient) -> {
			statement.setLong(1, run.number());
			statement.setString(2, recipient.customerId());
			disposition(statement, run, recipient.decision());
			statement.setLong(6, recipient.lot());
			boolean included = recipient.decision() instanceof Decision.Included;
			statement.setString(7, included ? recipient.locale() : null);
			statement.setString(8, included ? recipient.timeZone() : null);
			statement.setString(9, included ? recipient.facts() : null);
		};
	}

	private static void disposition(PreparedStatement statement, Run run, Decision decision) throws SQLException {
		statement.setString(3, Disposition.of(decision).name());
		boolean excluded = decision instanceof Decision.Excluded;
		statement.setString(4, excluded ? ((Decision.Excluded) decision).reason().id() : null);
		statement.setString(5, excluded ? ((Decision.Excluded) decision).detail()
				: (decision instanceof Decision.HeldOut out) ? Foregone.of(out, run.dueAt()) : null);
	}

	private static ParameterizedPreparedStatementSetter<Row> message(Run run) {
		// As texts: the driver would write the same few moments anew for each message
		String due = DATETIME.format(Utc.of(run.dueAt()));
		Map<Instant, String> moved = new HashMap<>();
		String deadline = DATETIME.format(Utc.of(run.deadlineAt()));
		return (statement, row) -> {
			statement.setLong(1, run.number());
			statement.setString(2, row.customerId());
			statement.setString(3, row.target().address().channel().id());
			statement.setString(4, row.target().address().value());
			statement.setBytes(5, row.target().hash());
			statement.setBoolean(6, run.redirected());
			Moved later = row.target().moved().orElse(null);
			statement.setString(7, (later == null) ? due
					: moved.computeIfAbsent(later.to(), (moment) -> DATETIME.format(Utc.of(moment))));
			statement.setString(8, deadline);
			statement.setString(9, (later == null) ? null : later.why().id());
		};
	}

	/**
	 * Marketing reaches an address once: of the customers who share one, the lowest id
	 * keeps it (shorter ids first, so that numbers sort as numbers).
	 * @throws IllegalStateException if the run is planned, or somebody else has begun to
	 * plan it since
	 */
	@Transactional
	public void keepOneCustomerPerAddress(Run run) {
		requireBeingPlanned(run, ALONE);
		if (run.messageClass() != MessageClass.MARKETING) {
			return;
		}
		int removed = this.jdbc.update("""
				DELETE m FROM regain_message m JOIN (
				  SELECT id, ROW_NUMBER() OVER (
				    PARTITION BY channel, address_hash ORDER BY CHAR_LENGTH(customer_id), customer_id) AS place
				  FROM regain_message WHERE run_id = ?) ranked ON ranked.id = m.id
				WHERE ranked.place > 1
				""", run.number());
		if (removed > 0) {
			this.jdbc.update("""
					UPDATE regain_recipient r LEFT JOIN regain_message m
					  ON m.run_id = r.run_id AND m.customer_id = r.customer_id
					SET r.disposition = 'EXCLUDED', r.reason = ?, r.detail = '', r.facts = NULL
					WHERE r.run_id = ? AND r.disposition = 'INCLUDED' AND m.id IS NULL
					""", Exclusion.ADDRESS_TAKEN.id(), run.number());
			this.laterSteps.closeGaps(run);
		}
	}

	/** One message to be. */
	record Row(String customerId, Decision.Target target) {

		/**
		 * @param later whether those that wait for their turn in an escalation, or all
		 * others
		 */
		static List<Row> of(PlannedRecipient recipient, boolean later) {
			List<Row> rows = new ArrayList<>();
			if (recipient.decision() instanceof Decision.Included included) {
				for (Decision.Target target : included.targets()) {
					if ((target.step() > 0) == later) {
						rows.add(new Row(recipient.customerId(), target));
					}
				}
			}
			return rows;
		}

	}

}
