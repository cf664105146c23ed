package io.regain.delivery;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.regain.message.Channel;
import io.regain.message.Utc;
import io.regain.plan.Exclusion;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The places that caps leave, as far as the ledger is written for them: within the
 * transaction that ends a planning, or plans again.
 */
@Repository
class Places {

	/** How many messages are looked at together. */
	private static final int BATCH = 3_000;

	private final JdbcTemplate jdbc;

	private final NamedParameterJdbcTemplate named;

	Places(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.named = new NamedParameterJdbcTemplate(jdbc);
	}

	/** Waits until no other plan is taking places; others then wait for this one. */
	void enter() {
		this.jdbc.update(
				"INSERT INTO regain_gate (name, passed) VALUES ('caps', 1) ON DUPLICATE KEY UPDATE passed = passed + 1");
	}

	/**
	 * The messages of the next customers, all that a customer has; empty at the end.
	 * @param after the last customer of the batch before
	 */
	List<Wanted> wanted(Run run, String after) {
		List<Wanted> found = new ArrayList<>(this.jdbc.query("""
				SELECT id, customer_id, channel, due_at FROM regain_message
				WHERE run_id = ? AND customer_id > ? AND state = 'PLANNED' ORDER BY customer_id, channel, step LIMIT ?
				""", (row, n) -> new Wanted(row.getLong("id"), row.getString("customer_id"),
				Channel.of(row.getString("channel")), Utc.instant(row.getObject("due_at", LocalDateTime.class))),
				run.number(), after, BATCH));
		if (found.size() == BATCH) {
			// The last one's may not be all
			String last = found.get(BATCH - 1).customerId();
			found.removeIf((wanted) -> wanted.customerId().equals(last));
		}
		return found;
	}

	/**
	 * What the next of those who are held out would have got; empty at the end.
	 * @param after the last customer of the batch before
	 */
	List<Wanted> foregone(Run run, String after) {
		return this.jdbc
			.query("""
						SELECT customer_id, detail AS foregone FROM regain_recipient
						WHERE run_id = ? AND customer_id > ? AND disposition = 'HELD_OUT' AND detail <> ''
					ORDER BY customer_id LIMIT ?
						""", (row, n) -> Foregone.read(row.getString("customer_id"), row.getString("foregone")),
					run.number(), after, BATCH)
			.stream()
			.flatMap(List::stream)
			.toList();
	}

	/**
	 * Keeps messages of other runs as they are.
	 * @return those of which still nothing has left
	 */
	Set<Long> lock(Collection<Long> messages) {
		return new HashSet<>(this.named.queryForList(
				"""
						SELECT id FROM regain_message WHERE id IN (:ids) AND state = 'PLANNED' AND doubts = 0 ORDER BY id FOR UPDATE
						""",
				Map.of("ids", messages), Long.class));
	}

	/** These make place for a run. */
	void supersede(Run run, Collection<Long> messages) {
		if (!messages.isEmpty()) {
			this.named.update("""
					UPDATE regain_message SET held = NULL, code = 'priority', detail = :why, state = 'SUPERSEDED'
					WHERE id IN (:ids) AND state = 'PLANNED' AND doubts = 0
					""", new MapSqlParameterSource("ids", messages).addValue("why",
					"%s, of a higher priority, took its place".formatted(run.name())));
		}
	}

	/** For these customers there is none in the whole run. */
	void exclude(Run run, Map<String, String> whyByCustomer) {
		new DriverBatch("""
				UPDATE regain_recipient SET disposition = 'EXCLUDED', reason = ?, detail = ?, facts = NULL
				WHERE run_id = ? AND customer_id = ?
				""").execute(this.jdbc, whyByCustomer.entrySet(), (statement, customer) -> {
			statement.setString(1, Exclusion.FREQUENCY_CAP.id());
			statement.setString(2, customer.getValue());
			statement.setLong(3, run.number());
			statement.setString(4, customer.getKey());
		});
		new DriverBatch("DELETE FROM regain_message WHERE run_id = ? AND customer_id = ?").execute(this.jdbc,
				whyByCustomer.keySet(), (statement, customer) -> {
					statement.setLong(1, run.number());
					statement.setString(2, customer);
				});
	}

	/** The same, of customers who had one: what was planned for them stays told. */
	void suppressAll(Run run, Map<String, String> whyByCustomer) {
		new DriverBatch("""
				UPDATE regain_message SET code = ?, detail = ?, state = 'SUPPRESSED'
				WHERE run_id = ? AND customer_id = ? AND state = 'PLANNED'
				""").execute(this.jdbc, whyByCustomer.entrySet(), (statement, customer) -> {
			statement.setString(1, Exclusion.FREQUENCY_CAP.id());
			statement.setString(2, customer.getValue());
			statement.setLong(3, run.number());
			statement.setString(4, customer.getKey());
		});
	}

	/** For these there is none, though the customer gets others of the run. */
	void suppress(Run run, Map<Long, String> whyByMessage) {
		new DriverBatch("""
				UPDATE regain_message SET code = ?, detail = ?, state = 'SUPPRESSED'
				WHERE run_id = ? AND id = ? AND state = 'PLANNED'
				""").execute(this.jdbc, whyByMessage.entrySet(), (statement, message) -> {
			statement.setString(1, Exclusion.FREQUENCY_CAP.id());
			statement.setString(2, message.getValue());
			statement.setLong(3, run.number());
			statement.setLong(4, message.getKey());
		});
	}

}
