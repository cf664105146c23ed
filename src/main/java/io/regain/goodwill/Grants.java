package io.regain.goodwill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.regain.campaign.Compensation;
import io.regain.campaign.Compensation.Give;
import io.regain.campaign.Compensation.Kind;
import io.regain.campaign.Compensation.Rule;
import io.regain.incident.Person;
import io.regain.message.Utc;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Who was given what, and whether it was used. */
@Repository
class Grants {

	private static final TypeReference<LinkedHashMap<String, String>> WORDS = new TypeReference<>() {
	};

	private static final String SELECT = """
			SELECT number, incident_id, customer_id, policy, kind, value, currency, words, costs, granted_at, last_day,
			  redeemed_at, redeemed_by, reference FROM regain_goodwill\s""";

	private final NamedParameterJdbcTemplate jdbc;

	private final JsonMapper json;

	private final Clock clock;

	Grants(NamedParameterJdbcTemplate jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * From here to the end of the transaction nobody else grants. First of all in it:
	 * what is read before would be as it was before others have ended.
	 */
	void lock() {
		this.jdbc.update("""
				INSERT INTO regain_goodwill_serial (id, last) VALUES (1, 0) ON DUPLICATE KEY UPDATE last = last
				""", Map.of());
	}

	/**
	 * As many serials as asked for, which nobody else has; the lock is held.
	 * @return the first
	 */
	long serials(int number) {
		this.jdbc.update("UPDATE regain_goodwill_serial SET last = last + :number WHERE id = 1",
				Map.of("number", number));
		return one("SELECT last FROM regain_goodwill_serial WHERE id = 1", Map.of()) - number;
	}

	/** Those of these customers who were given something for an incident. */
	Set<String> having(long incident, Collection<String> customerIds) {
		return customerIds.isEmpty() ? Set.of() : new HashSet<>(this.jdbc.queryForList(
				"SELECT customer_id FROM regain_goodwill WHERE incident_id = :incident AND customer_id IN (:customers)",
				Map.of("incident", incident, "customers", customerIds), String.class));
	}

	boolean hasAny(long incident) {
		return nextNumber(incident) > 1;
	}

	/** Of the next batch. */
	int nextNumber(long incident) {
		return (int) one("SELECT COALESCE(MAX(batch), 0) + 1 FROM regain_goodwill WHERE incident_id = :incident",
				Map.of("incident", incident));
	}

	/** All at once; fails if one of them was given something before. */
	void add(Batch batch, Compensation policy, List<Given> given) {
		MapSqlParameterSource[] rows = given.stream()
			.map((one) -> row(batch, policy, policy.rules().get(one.rule()), one))
			.toArray(MapSqlParameterSource[]::new);
		this.jdbc.batchUpdate(
				"""
						INSERT INTO regain_goodwill (incident_id, customer_id, batch, policy, rule, kind, value, currency, words, costs,
						  code, granted_at, last_day)
						VALUES (:incident, :customer, :batch, :policy, :rule, :kind, :value, :currency, :words, :costs,
						  :code, :now, :last)
						""",
				rows);
	}

	private MapSqlParameterSource row(Batch batch, Compensation policy, Rule rule, Given given) {
		return new MapSqlParameterSource("incident", batch.incident()).addValue("customer", given.customerId())
			.addValue("batch", batch.number())
			.addValue("policy", policy.id())
			.addValue("rule", given.rule() + 1)
			.addValue("kind", rule.give().kind().name())
			.addValue("value", rule.give().value())
			.addValue("currency", policy.budget().currency())
			.addValue("words", rule.give().words().isEmpty() ? null : this.json.writeValueAsString(rule.give().words()))
			.addValue("costs", rule.costs())
			.addValue("code", given.code())
			.addValue("now", Utc.of(this.clock.instant()))
			.addValue("last", given.coupon().lastDay());
	}

	/**
	 * @param code as it is stored
	 */
	Optional<Grant> find(String code) {
		return this.jdbc.query(SELECT + "WHERE code = :code", Map.of("code", code), this::grant).stream().findFirst();
	}

	/**
	 * Whether it was this call that redeemed it: of two at once one is told so.
	 */
	boolean redeem(Grant grant, Person who, Optional<String> reference, LocalDate today) {
		return this.jdbc.update("""
				UPDATE regain_goodwill SET redeemed_at = :now, redeemed_by = :who, reference = :reference
				WHERE number = :number AND redeemed_at IS NULL AND last_day >= :today
				""",
				new MapSqlParameterSource("now", Utc.of(this.clock.instant())).addValue("who", who.name())
					.addValue("reference", reference.orElse(null))
					.addValue("number", grant.number())
					.addValue("today", today)) == 1;
	}

	private long one(String sql, Map<String, ?> parameters) {
		return Optional.ofNullable(this.jdbc.queryForObject(sql, parameters, Long.class)).orElseThrow();
	}

	private Grant grant(ResultSet row, int index) throws SQLException {
		return new Grant(row.getLong("number"), row.getLong("incident_id"), row.getString("customer_id"),
				row.getString("policy"),
				new Give(Kind.valueOf(row.getString("kind")), row.getBigDecimal("value"),
						words(row.getString("words"))),
				row.getString("currency"), row.getBigDecimal("costs"),
				Utc.instant(row.getObject("granted_at", LocalDateTime.class)),
				row.getObject("last_day", LocalDate.class),
				Optional.ofNullable(row.getObject("redeemed_at", LocalDateTime.class)).map(Utc::instant),
				Optional.ofNullable(row.getString("redeemed_by")), Optional.ofNullable(row.getString("reference")));
	}

	private Map<String, String> words(@Nullable String stored) {
		return (stored == null) ? Map.of() : this.json.readValue(stored, WORDS);
	}

}
