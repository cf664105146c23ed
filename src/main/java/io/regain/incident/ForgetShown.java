package io.regain.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.regain.audience.Erasing;
import io.regain.audience.Purging;
import io.regain.message.Utc;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Takes out of the audit log what customers read, as whoever confirmed it was shown it:
 * their names, and what happened to them. All else that was shown stays.
 */
@Repository
class ForgetShown implements Erasing, Purging {

	private final NamedParameterJdbcTemplate jdbc;

	ForgetShown(NamedParameterJdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public int erase(String customerId, String pseudonym) {
		String escaped = customerId.replaceAll("([\\\\%_])", "\\\\$1");
		List<Row> rows = rows("shown LIKE :theirs",
				new MapSqlParameterSource("theirs", ShownSample.like(escaped)).addValue("most", Integer.MAX_VALUE));
		change(rows, (shown) -> ShownSample.without(shown, customerId));
		// What a draft was answered shows it, too; asked again, there is another draft
		return rows.size() + this.jdbc.update("DELETE FROM regain_idempotency WHERE answer LIKE :theirs",
				Map.of("theirs", "%\"customer\":\"" + escaped + "\"%"));
	}

	@Override
	public long purge(Instant before) {
		return Purging.all(() -> {
			List<Row> rows = rows("at < :before AND shown LIKE :anybodys",
					new MapSqlParameterSource("before", Utc.of(before)).addValue("anybodys", ShownSample.like("%"))
						.addValue("most", AT_ONCE));
			change(rows, ShownSample::withoutAny);
			return rows.size();
		});
	}

	private List<Row> rows(String which, MapSqlParameterSource parameters) {
		return this.jdbc.query("SELECT id, shown FROM regain_audit WHERE " + which + " LIMIT :most", parameters,
				(row, n) -> new Row(row.getLong("id"), row.getString("shown")));
	}

	private void change(List<Row> rows, UnaryOperator<String> change) {
		rows.forEach((row) -> this.jdbc.update("UPDATE regain_audit SET shown = :shown WHERE id = :id",
				Map.of("id", row.id(), "shown", change.apply(row.shown()))));
	}

	private record Row(long id, String shown) {
	}

}
