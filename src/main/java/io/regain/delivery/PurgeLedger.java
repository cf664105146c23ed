package io.regain.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.regain.audience.Purging;
import io.regain.message.Utc;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Empties the recipients of runs that ended long ago: their facts, and the addresses of
 * their messages. Who got what and when stays; so does the hash of an address, so that
 * the unsubscribe link of an old mail works.
 */
@Repository
class PurgeLedger implements Purging {

	/** Stands for an address that is not kept any more. */
	private static final String EMPTIED = "*";

	private static final List<String> STATEMENTS = List.of("""
			UPDATE regain_recipient SET facts = NULL, time_zone = NULL
			WHERE run_id = :run AND (facts IS NOT NULL OR time_zone IS NOT NULL) LIMIT :most
			""", """
			UPDATE regain_message SET address = :emptied, detail = NULL
			WHERE run_id = :run AND address NOT IN ('', :emptied) LIMIT :most
			""", """
			UPDATE regain_attempt SET detail = ''
			WHERE message_id IN (SELECT id FROM regain_message WHERE run_id = :run) AND detail <> '' LIMIT :most
			""");

	private final NamedParameterJdbcTemplate jdbc;

	private final Clock clock;

	PurgeLedger(NamedParameterJdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public long purge(Instant before) {
		MapSqlParameterSource parameters = new MapSqlParameterSource("before", Utc.of(before))
			.addValue("emptied", EMPTIED)
			.addValue("most", AT_ONCE);
		return this.jdbc
			.queryForList(
					"""
							SELECT id FROM regain_run WHERE finished_at < :before AND status IN ('COMPLETED', 'PARTIALLY_FAILED', 'CANCELLED', 'SUPERSEDED')
							  AND id NOT IN (SELECT run_id FROM regain_purged)
							""",
					parameters, Long.class)
			.stream()
			.mapToLong((run) -> purge(run, parameters))
			.sum();
	}

	private long purge(long run, MapSqlParameterSource parameters) {
		parameters.addValue("run", run);
		long rows = STATEMENTS.stream()
			.mapToLong((statement) -> Purging.all(() -> Deadlocks.again(() -> this.jdbc.update(statement, parameters))))
			.sum();
		this.jdbc.update("""
				INSERT INTO regain_purged (run_id, at) VALUES (:run, :now) ON DUPLICATE KEY UPDATE at = VALUES(at)
				""", parameters.addValue("now", Utc.of(this.clock.instant())));
		return rows;
	}

}
