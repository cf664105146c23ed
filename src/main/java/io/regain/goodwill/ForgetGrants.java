package io.regain.goodwill;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import io.regain.audience.Erasing;
import io.regain.audience.Purging;
import io.regain.message.Utc;

import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Takes out of grants what is personal. What was promised holds: the code of somebody who
 * was forgotten can be used, and of what is old only what nobody can use any more is
 * emptied.
 */
@Repository
class ForgetGrants implements Erasing, Purging {

	private final NamedParameterJdbcTemplate jdbc;

	private final ZoneId zone;

	private final Clock clock;

	ForgetGrants(NamedParameterJdbcTemplate jdbc, ZoneId zone, Clock clock) {
		this.jdbc = jdbc;
		this.zone = zone;
		this.clock = clock;
	}

	@Override
	public int erase(String customerId, String pseudonym) {
		return this.jdbc.update(
				"UPDATE regain_goodwill SET customer_id = :pseudonym, reference = NULL WHERE customer_id = :customer",
				Map.of("pseudonym", pseudonym, "customer", customerId));
	}

	@Override
	public long purge(Instant before) {
		return Purging.all(() -> this.jdbc.update(
				"""
						UPDATE regain_goodwill SET code = NULL, reference = NULL
						WHERE granted_at < :before AND last_day < :today AND (code IS NOT NULL OR reference IS NOT NULL) LIMIT %d
						"""
					.formatted(AT_ONCE),
				Map.of("before", Utc.of(before), "today", LocalDate.ofInstant(this.clock.instant(), this.zone))));
	}

}
