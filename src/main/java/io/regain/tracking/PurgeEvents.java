package io.regain.tracking;

import java.time.Instant;
import java.util.List;

import io.regain.audience.Purging;
import io.regain.message.Utc;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Empties what people and their servers wrote long ago. That they did stays. */
@Repository
class PurgeEvents implements Purging {

	private static final List<String> STATEMENTS = List.of(
			"UPDATE regain_event SET detail = NULL WHERE received_at < :before AND detail IS NOT NULL LIMIT :most",
			"DELETE FROM regain_reply WHERE received_at < :before LIMIT :most",
			"DELETE FROM regain_text_in WHERE received_at < :before LIMIT :most");

	private final NamedParameterJdbcTemplate jdbc;

	PurgeEvents(NamedParameterJdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public long purge(Instant before) {
		MapSqlParameterSource parameters = new MapSqlParameterSource("before", Utc.of(before)).addValue("most",
				AT_ONCE);
		return STATEMENTS.stream()
			.mapToLong((statement) -> Purging.all(() -> this.jdbc.update(statement, parameters)))
			.sum();
	}

}
