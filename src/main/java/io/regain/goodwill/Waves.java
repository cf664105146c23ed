package io.regain.goodwill;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Who was reminded that what they were given ends. */
@Repository
class Waves {

	private final NamedParameterJdbcTemplate jdbc;

	Waves(NamedParameterJdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** The policies by which somebody has something that can still be used. */
	Set<String> policies(LocalDate today) {
		return new HashSet<>(this.jdbc.queryForList("""
				SELECT DISTINCT policy FROM regain_goodwill
				WHERE last_day >= :today AND redeemed_at IS NULL AND wave IS NULL
				""", Map.of("today", today), String.class));
	}

	/** Those who were told together, and whose last day is one, and near. */
	List<Due> due(String policy, LocalDate today, LocalDate until) {
		return this.jdbc.query("""
				SELECT DISTINCT incident_id, batch, last_day FROM regain_goodwill
				WHERE policy = :policy AND last_day BETWEEN :today AND :until AND redeemed_at IS NULL AND wave IS NULL
				ORDER BY incident_id, batch, last_day
				""", Map.of("policy", policy, "today", today, "until", until),
				(row, number) -> new Due(
						new Batch(row.getLong("incident_id"), Batch.Kind.GOODWILL, row.getInt("batch")), policy,
						row.getObject("last_day", LocalDate.class)));
	}

	int nextNumber(long incident) {
		return Optional.ofNullable(this.jdbc.queryForObject(
				"SELECT COALESCE(MAX(wave), 0) + 1 FROM regain_goodwill WHERE incident_id = :incident",
				Map.of("incident", incident), Integer.class))
			.orElseThrow();
	}

	/** They are reminded now, in the caller's transaction, and never again. */
	Set<String> take(Due due, Batch wave) {
		this.jdbc.update("""
				UPDATE regain_goodwill SET wave = :wave
				WHERE incident_id = :incident AND batch = :batch AND policy = :policy AND last_day = :last
				  AND redeemed_at IS NULL AND wave IS NULL
				""", Map.of("wave", wave.number(), "incident", wave.incident(), "batch", due.batch().number(), "policy",
				due.policy(), "last", due.lastDay()));
		return new HashSet<>(this.jdbc.queryForList(
				"SELECT customer_id FROM regain_goodwill WHERE incident_id = :incident AND wave = :wave",
				Map.of("incident", wave.incident(), "wave", wave.number()), String.class));
	}

	/** All that tells those of an incident of what they were given, or reminds them. */
	List<Batch> of(long incident) {
		return this.jdbc.query(
				"""
						SELECT DISTINCT 'GOODWILL' AS kind, batch AS number FROM regain_goodwill WHERE incident_id = :incident
						UNION SELECT DISTINCT 'REMINDER', wave FROM regain_goodwill WHERE incident_id = :incident AND wave IS NOT NULL
						""",
				Map.of("incident", incident),
				(row, number) -> new Batch(incident, Batch.Kind.valueOf(row.getString("kind")), row.getInt("number")));
	}

	/** What reminds of a grant, or has; empty if nothing does yet. */
	Optional<Batch> of(Grant grant) {
		return this.jdbc
			.queryForList("SELECT wave FROM regain_goodwill WHERE number = :number AND wave IS NOT NULL",
					Map.of("number", grant.number()), Integer.class)
			.stream()
			.findFirst()
			.map((wave) -> new Batch(grant.incident(), Batch.Kind.REMINDER, wave));
	}

	/**
	 * @param batch that told them of it
	 */
	record Due(Batch batch, String policy, LocalDate lastDay) {
	}

}
