package io.regain.audience;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.regain.audience.Joining.Affected;
import io.regain.message.Utc;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The members of frozen audiences, in the ledger's database. */
@Repository
class AffectedRows implements Erasing, Purging {

	private final NamedParameterJdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final JsonMapper json;

	private final Clock clock;

	AffectedRows(NamedParameterJdbcTemplate jdbc, PlatformTransactionManager transactions, JsonMapper json,
			Clock clock) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.json = json;
		this.clock = clock;
	}

	/** The greatest number that anybody has; 0 if there is nobody. */
	long lastNumber() {
		return one("SELECT COALESCE(MAX(number), 0) FROM regain_affected", Map.of());
	}

	/** The numbers of those of these customers who are in it now. */
	Map<String, Long> numbers(String audience, Collection<String> customerIds) {
		Map<String, Long> found = new HashMap<>();
		this.jdbc.query("""
				SELECT customer_id, number FROM regain_affected
				WHERE audience = :audience AND customer_id IN (:ids) AND left_at IS NULL
				""", Map.of("audience", audience, "ids", customerIds), (row) -> {
			found.put(row.getString("customer_id"), row.getLong("number"));
		});
		return found;
	}

	/** All at once. Who had left gets a new row; whom another process added stays. */
	void add(String audience, List<Affected> joining) {
		if (joining.isEmpty()) {
			return;
		}
		MapSqlParameterSource[] rows = joining.stream()
			.map((row) -> new MapSqlParameterSource("audience", audience).addValue("id", row.customerId())
				.addValue("facts", this.json.writeValueAsString(row.facts()))
				.addValue("now", Utc.of(this.clock.instant())))
			.toArray(MapSqlParameterSource[]::new);
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.update("""
					DELETE FROM regain_affected
					WHERE audience = :audience AND customer_id IN (:ids) AND left_at IS NOT NULL
					""", Map.of("audience", audience, "ids", joining.stream().map(Affected::customerId).toList()));
			this.jdbc.batchUpdate("""
					INSERT INTO regain_affected (audience, customer_id, facts, joined_at)
					VALUES (:audience, :id, :facts, :now)
					ON DUPLICATE KEY UPDATE audience = VALUES(audience)
					""", rows);
		});
	}

	int drop(String audience, Collection<String> customerIds) {
		return this.jdbc.update("""
				UPDATE regain_affected SET left_at = :now
				WHERE audience = :audience AND customer_id IN (:ids) AND left_at IS NULL
				""", Map.of("audience", audience, "ids", customerIds, "now", Utc.of(this.clock.instant())));
	}

	void discard(String audience) {
		this.jdbc.update("DELETE FROM regain_affected WHERE audience = :audience", Map.of("audience", audience));
	}

	/** Looks at everybody in it: an index on addresses would cost each one that joins. */
	Set<String> addresses(String audience, Collection<String> emails) {
		return Set.copyOf(this.jdbc.queryForList("""
				SELECT DISTINCT LOWER(JSON_UNQUOTE(JSON_EXTRACT(facts, '$.customer.email'))) FROM regain_affected
				WHERE audience = :audience AND left_at IS NULL
				      AND LOWER(JSON_UNQUOTE(JSON_EXTRACT(facts, '$.customer.email'))) IN (:emails)
				""", Map.of("audience", audience, "emails", emails), String.class));
	}

	/** All that there are. */
	List<String> audiences() {
		return this.jdbc.queryForList("SELECT DISTINCT audience FROM regain_affected ORDER BY audience", Map.of(),
				String.class);
	}

	long size(String audience) {
		return one("SELECT COUNT(*) FROM regain_affected WHERE audience = :audience AND left_at IS NULL",
				Map.of("audience", audience));
	}

	/** Those who are in it now and follow a number, in their order. */
	List<Member> page(String audience, long after, int most) {
		return page("AND left_at IS NULL", audience, Optional.empty(), after, most);
	}

	/** Those who are, or were, in it, have joined late enough, and follow a number. */
	List<Member> pageOfAll(String audience, Optional<Instant> joinedAfter, long after, int most) {
		return page("", audience, joinedAfter, after, most);
	}

	private List<Member> page(String who, String audience, Optional<Instant> joinedAfter, long after, int most) {
		return this.jdbc.query("""
				SELECT number, customer_id, facts, left_at IS NOT NULL AS gone FROM regain_affected
				WHERE audience = :audience AND number > :after AND joined_at > :joined %s
				ORDER BY number LIMIT :most
				""".formatted(who),
				Map.of("audience", audience, "after", after, "joined", Utc.of(joinedAfter.orElse(Instant.EPOCH)),
						"most", most),
				(row, number) -> new Member(row.getLong("number"), row.getString("customer_id"),
						Optional.ofNullable(row.getString("facts")).map((facts) -> FrozenFacts.read(facts, this.json)),
						row.getBoolean("gone")));
	}

	@Override
	public int erase(String customerId, String pseudonym) {
		return this.jdbc.update("DELETE FROM regain_affected WHERE customer_id = :customer",
				Map.of("customer", customerId));
	}

	/** That somebody was affected stays; an audience that is still frozen is not old. */
	@Override
	public long purge(Instant before) {
		MapSqlParameterSource parameters = new MapSqlParameterSource("before", Utc.of(before)).addValue("now",
				Utc.of(this.clock.instant()));
		long last = lastNumber();
		long emptied = 0;
		for (long from = 0; from < last; from += AT_ONCE) {
			emptied += this.jdbc.update("""
					UPDATE regain_affected SET facts = NULL
					WHERE number > :from AND number <= :from + :most AND joined_at < :before AND facts IS NOT NULL
					  AND audience NOT IN (SELECT audience FROM regain_freeze WHERE until_at IS NULL OR until_at > :now)
					""", parameters.addValue("from", from).addValue("most", AT_ONCE));
		}
		return emptied;
	}

	private long one(String sql, Map<String, ?> parameters) {
		return Optional.ofNullable(this.jdbc.queryForObject(sql, parameters, Long.class)).orElse(0L);
	}

	/**
	 * @param facts empty if they are no longer kept
	 * @param gone whether they have left the audience
	 */
	record Member(long number, String customerId, Optional<FrozenFacts> facts, boolean gone) {
	}

}
