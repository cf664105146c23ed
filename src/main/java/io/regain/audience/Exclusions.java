package io.regain.audience;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Where the customers of excluded segments are kept while a run is planned. */
interface Exclusions {

	void add(String segment, Collection<String> customerIds);

	/**
	 * Those of these customers that are excluded, with the first segment that excludes
	 * them.
	 */
	Map<String, String> among(Collection<String> customerIds);

	/** For a dry run, which writes nothing. */
	class InMemory implements Exclusions {

		private final Map<String, String> segments = new HashMap<>();

		@Override
		public void add(String segment, Collection<String> customerIds) {
			customerIds.forEach((id) -> this.segments.putIfAbsent(id, segment));
		}

		@Override
		public Map<String, String> among(Collection<String> customerIds) {
			Map<String, String> found = new HashMap<>();
			for (String id : customerIds) {
				String segment = this.segments.get(id);
				if (segment != null) {
					found.put(id, segment);
				}
			}
			return found;
		}

	}

	/** Staged in the ledger's database, so that memory does not grow with them. */
	class Staged implements Exclusions {

		private final NamedParameterJdbcTemplate jdbc;

		private final long runId;

		private final long fence;

		Staged(NamedParameterJdbcTemplate jdbc, long runId, long fence) {
			this.jdbc = jdbc;
			this.runId = runId;
			this.fence = fence;
		}

		@Override
		public void add(String segment, Collection<String> customerIds) {
			var rows = customerIds.stream()
				.map((id) -> new MapSqlParameterSource("run", this.runId).addValue("fence", this.fence)
					.addValue("id", id)
					.addValue("segment", segment))
				.toArray(MapSqlParameterSource[]::new);
			this.jdbc.batchUpdate("""
					INSERT INTO regain_exclusion (run_id, fence, customer_id, segment)
					VALUES (:run, :fence, :id, :segment)
					ON DUPLICATE KEY UPDATE segment = segment
					""", rows);
		}

		@Override
		public Map<String, String> among(Collection<String> customerIds) {
			Map<String, String> found = new HashMap<>();
			this.jdbc.query("""
					SELECT customer_id, segment FROM regain_exclusion
					WHERE run_id = :run AND fence = :fence AND customer_id IN (:ids)
					""", Map.of("run", this.runId, "fence", this.fence, "ids", customerIds), (row) -> {
				found.put(row.getString("customer_id"), row.getString("segment"));
			});
			return found;
		}

	}

	/**
	 * Opens and clears the staging of a run, each planner's apart: one that was thought
	 * dead, and goes on, has a lower fence and touches nothing of the next one's.
	 */
	@Repository
	class Staging {

		private final NamedParameterJdbcTemplate jdbc;

		Staging(NamedParameterJdbcTemplate jdbc) {
			this.jdbc = jdbc;
		}

		Exclusions of(long runId, long fence) {
			clear(runId, fence);
			return new Staged(this.jdbc, runId, fence);
		}

		/** With what former planners have left. */
		void clear(long runId, long fence) {
			int deleted;
			do {
				deleted = this.jdbc.update(
						"DELETE FROM regain_exclusion WHERE run_id = :run AND fence <= :fence LIMIT 10000",
						Map.of("run", runId, "fence", fence));
			}
			while (deleted > 0);
		}

	}

}
