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
	class Staging implements Erasing {

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

		/**
		 * A run that is being planned needs to know whom it leaves out, and clears it
		 * itself; only what a planner left that died is found here otherwise.
		 */
		@Override
		public int erase(String customerId, String pseudonym) {
			var rows = this.jdbc.query("""
					SELECT e.run_id, e.fence, u.status FROM regain_exclusion e JOIN regain_run u ON u.id = e.run_id
					WHERE e.customer_id = :id
					""", Map.of("id", customerId), (row, number) -> {
				if (row.getString("status").equals("PLANNING")) {
					throw new IllegalStateException(
							"run %d, which leaves this customer out, is being planned; let it end, or cancel it"
								.formatted(row.getLong("run_id")));
				}
				return new MapSqlParameterSource("run", row.getLong("run_id")).addValue("fence", row.getLong("fence"))
					.addValue("id", customerId);
			});
			this.jdbc.batchUpdate(
					"DELETE FROM regain_exclusion WHERE run_id = :run AND fence = :fence AND customer_id = :id",
					rows.toArray(MapSqlParameterSource[]::new));
			return rows.size();
		}

	}

}
