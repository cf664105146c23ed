package io.regain.delivery;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import io.regain.audience.Freeze;
import io.regain.audience.Freezes;
import io.regain.message.Channel;
import io.regain.message.Utc;
import io.regain.plan.Decision.Held;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The marketing that incidents hold back: it stays PLANNED, {@value #HELD}, with the name
 * of the incident as its detail, until no incident hurts its customer any more. If its
 * deadline moves by that time, it says since when it is held, and doesn't expire
 * meanwhile.
 */
@Repository
public class FrozenMessages {

	/** Why a message is held, and the code of one that was dropped. */
	public static final String HELD = "incident";

	private static final int AT_ONCE = 1_000;

	private static final String HOLD = """
			UPDATE regain_message SET held = 'incident', held_at = :since, code = 'incident', detail = :name
			WHERE state = 'PLANNED' AND held IS NULL AND\s""";

	/** In this order: the deadline moves by the time since it was held. */
	private static final String LET_GO = """
			UPDATE regain_message
			SET deadline_at = IF(held_at IS NULL, deadline_at,
			      TIMESTAMPADD(MICROSECOND, GREATEST(0, TIMESTAMPDIFF(MICROSECOND, held_at, :now)), deadline_at)),
			    held = NULL, held_at = NULL, code = NULL, detail = NULL
			WHERE id IN (:ids) AND state = 'PLANNED' AND held = 'incident' AND (held_at IS NOT NULL OR deadline_at > :now)
			""";

	private static final String THEIRS = " run_id = :run AND channel = :channel AND state = 'PLANNED' AND held = 'incident' ";

	private final NamedParameterJdbcTemplate jdbc;

	private final Freezes freezes;

	private final Clock clock;

	FrozenMessages(NamedParameterJdbcTemplate jdbc, Freezes freezes, Clock clock) {
		this.jdbc = jdbc;
		this.freezes = freezes;
		this.clock = clock;
	}

	/**
	 * Lets go what no incident holds any more, in all runs. Who drives a run does that
	 * for it, too; doing it again changes nothing.
	 * @return how many messages may be sent again
	 */
	public long releaseThawed() {
		return this.jdbc
			.queryForList(
					"SELECT id FROM regain_run WHERE message_class = 'MARKETING' AND status IN ('SENDING', 'PAUSED')",
					Map.of(), Long.class)
			.stream()
			.mapToLong(this::releaseThawed)
			.sum();
	}

	/** The same in one run, customer by customer. */
	long releaseThawed(long run) {
		return each(run, (page) -> {
			Map<String, Freeze> frozen = this.freezes.among(page.stream().map(Row::customerId).toList());
			Map<String, List<Row>> renamed = new HashMap<>();
			page.forEach((row) -> Optional.ofNullable(frozen.get(row.customerId()))
				.map(Freeze::name)
				.filter((name) -> !name.equals(row.name()))
				.ifPresent((name) -> renamed.computeIfAbsent(name, (any) -> new ArrayList<>()).add(row)));
			renamed.forEach(this::rename);
			return letGo(page.stream().filter((row) -> !frozen.containsKey(row.customerId())).toList());
		});
	}

	/** Lets go everything, for who decides anew what is held. */
	void releaseAll(Run run) {
		each(run.number(), this::letGo);
	}

	/**
	 * @param work what is done with each page; says how many were let go
	 */
	private long each(long run, ToLongFunction<List<Row>> work) {
		long done = 0;
		for (Channel channel : Channel.values()) {
			List<Row> page = page(run, channel, 0);
			while (!page.isEmpty()) {
				done += work.applyAsLong(page);
				page = page(run, channel, page.get(page.size() - 1).id());
			}
		}
		return done;
	}

	private List<Row> page(long run, Channel channel, long after) {
		return this.jdbc.query(
				"SELECT id, customer_id, detail FROM regain_message WHERE" + THEIRS
						+ "AND id > :after ORDER BY id LIMIT :most",
				Map.of("run", run, "channel", channel.id(), "after", after, "most", AT_ONCE),
				(row, number) -> new Row(row.getLong("id"), row.getString("customer_id"),
						Objects.toString(row.getString("detail"), "")));
	}

	private void rename(String name, List<Row> rows) {
		update("UPDATE regain_message SET detail = :name WHERE id IN (:ids) AND state = 'PLANNED' AND held = 'incident'",
				parameters(ids(rows)).addValue("name", name));
	}

	private int letGo(List<Row> rows) {
		return rows.isEmpty() ? 0 : update(LET_GO, parameters(ids(rows)));
	}

	/**
	 * In the transaction that plans them: all messages of these customers, but for those
	 * that wait for an earlier one anyhow.
	 */
	void plan(Run run, Map<String, Held> heldByCustomer) {
		LocalDateTime now = Utc.of(this.clock.instant());
		heldByCustomer.keySet()
			.stream()
			.collect(Collectors.groupingBy(heldByCustomer::get))
			.forEach((held, customers) -> this.jdbc.update(HOLD + "run_id = :run AND customer_id IN (:customers)",
					new MapSqlParameterSource("run", run.number()).addValue("customers", customers)
						.addValue("name", held.incident())
						.addValue("since", held.extended() ? now : null)));
	}

	/** Holds what was to leave now, for as long as the incidents last. */
	void hold(Hold hold, Map<Long, String> incidents, boolean extended) {
		LocalDateTime since = Utc.of(this.clock.instant());
		byName(incidents).forEach((name, ids) -> update(HOLD + "id IN (:ids) AND" + Claims.OWN,
				parameters(hold, ids).addValue("name", name).addValue("since", extended ? since : null)));
	}

	/** Ends what was to leave now. */
	void drop(Hold hold, Map<Long, String> incidents) {
		byName(incidents).forEach((name, ids) -> update("""
				UPDATE regain_message SET code = 'incident', detail = :name, state = 'SUPPRESSED'
				WHERE id IN (:ids) AND state = 'PLANNED' AND""" + Claims.OWN,
				parameters(hold, ids).addValue("name", name)));
	}

	/** How many messages of a run each incident holds. */
	Map<String, Long> byIncident(Run run) {
		Map<String, Long> held = new TreeMap<>();
		this.jdbc.query("""
				SELECT COALESCE(detail, '') AS name, COUNT(*) AS messages FROM regain_message
				WHERE run_id = :run AND channel IN (:channels) AND state = 'PLANNED' AND held = 'incident' GROUP BY name
				""", Map.of("run", run.number(), "channels", Sweeps.CHANNELS), (row) -> {
			held.put(row.getString("name"), row.getLong("messages"));
		});
		return held;
	}

	/** Whether something of a part is held that may still leave, if the run goes on. */
	boolean isAwaited(Hold hold, Work work) {
		return !this.jdbc
			.queryForList("SELECT 1 FROM regain_message WHERE" + THEIRS
					+ "AND id BETWEEN :from AND :to AND (held_at IS NOT NULL OR deadline_at > :now) AND"
					+ Claims.MAY_SEND + "LIMIT 1", work.parameters(hold, this.clock.instant()), Long.class)
			.isEmpty();
	}

	private static Map<String, List<Long>> byName(Map<Long, String> incidents) {
		return incidents.keySet().stream().collect(Collectors.groupingBy(incidents::get));
	}

	private static List<Long> ids(List<Row> rows) {
		return rows.stream().map(Row::id).toList();
	}

	private MapSqlParameterSource parameters(Collection<Long> ids) {
		return new MapSqlParameterSource("ids", ids).addValue("now", Utc.of(this.clock.instant()));
	}

	private MapSqlParameterSource parameters(Hold hold, Collection<Long> ids) {
		return hold.parameters(this.clock.instant()).addValue("ids", ids);
	}

	private int update(String sql, MapSqlParameterSource parameters) {
		return Deadlocks.again(() -> this.jdbc.update(sql, parameters));
	}

	/** A message that is held. */
	private record Row(long id, String customerId, String name) {
	}

}
