package io.regain.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.regain.message.Channel;
import io.regain.message.Utc;
import io.regain.plan.Cap;
import io.regain.plan.Caps;
import io.regain.plan.Counted;
import io.regain.plan.Counted.Standing;
import io.regain.plan.PressureProperties;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * What marketing has said to customers lately, and is about to say: read from the ledger
 * itself, so that nothing has to be kept in step with it. A message counts from the
 * commit that ends the planning of its run; one that ends unsent counts no longer.
 */
@Repository
public class Contacts {

	/**
	 * By the index on customers and runs. What was redirected has reached no customer.
	 */
	private static final String READ = """
			SELECT m.id, m.customer_id, m.run_id, CONCAT(u.campaign, '@', u.run_key) AS run_name, u.priority, m.channel,
			       m.state, m.doubts, COALESCE(m.accepted_at, m.sending_at, m.due_at) AS left_at, m.due_at
			FROM regain_recipient r
			JOIN regain_run u ON u.id = r.run_id
			JOIN regain_message m ON m.run_id = r.run_id AND m.customer_id = r.customer_id
			WHERE r.customer_id IN (:customers) AND r.run_id >= :oldest AND r.run_id <> :run
			  AND u.message_class = 'MARKETING' AND u.planned_at IS NOT NULL AND u.redirected = FALSE AND m.state IN (:states)
			  AND (m.state <> 'PLANNED' OR m.doubts > 0 OR m.deadline_at > :now)
			ORDER BY m.id
			""";

	/**
	 * Who is in so many other runs at all, whatever became of it there: told by the index
	 * alone, and of most customers no more need be known.
	 */
	private static final String IN_ENOUGH_RUNS = """
			SELECT customer_id FROM regain_recipient
			WHERE customer_id IN (:customers) AND run_id >= :oldest AND run_id <> :run
			GROUP BY customer_id HAVING COUNT(*) >= :least
			""";

	private static final List<String> LEFT = List.of(State.SENDING.name(), State.IN_DOUBT.name(), State.ACCEPTED.name(),
			State.DELIVERED.name(), State.BOUNCED.name());

	private static final List<String> LEFT_OR_OPEN = with(LEFT, State.PLANNED.name());

	/** What ends is recorded a little later than it happens. */
	private static final Duration MARGIN = Duration.ofDays(1);

	private static final Duration LATELY = Duration.ofSeconds(10);

	private final NamedParameterJdbcTemplate jdbc;

	private final Caps caps;

	private final Clock clock;

	private volatile Known known = new Known(0, Instant.MIN);

	Contacts(NamedParameterJdbcTemplate jdbc, PressureProperties pressure, Clock clock) {
		this.jdbc = jdbc;
		this.caps = new Caps(pressure.limits());
		this.clock = clock;
	}

	private static List<String> with(List<String> states, String other) {
		List<String> all = new ArrayList<>(states);
		all.add(other);
		return List.copyOf(all);
	}

	/** What limits them. Without any nobody need ask. */
	public Caps caps() {
		return this.caps;
	}

	/** The lowest number of a run that may still have something that counts. */
	public long oldestRun() {
		Duration longest = this.caps.limits()
			.stream()
			.map(Cap::in)
			.max(Comparator.naturalOrder())
			.orElse(Duration.ZERO);
		Long oldest = this.jdbc.queryForObject("""
				SELECT MIN(id) FROM regain_run
				WHERE message_class = 'MARKETING' AND COALESCE(finished_at, deadline_at) > :since
				""", Map.of("since", Utc.of(this.clock.instant().minus(longest).minus(MARGIN))), Long.class);
		return (oldest != null) ? oldest : Long.MAX_VALUE;
	}

	/** For what is asked for each group: not each time anew. */
	private long lately() {
		Instant now = this.clock.instant();
		Known last = this.known;
		if (last.at().isBefore(now.minus(LATELY))) {
			last = new Known(oldestRun(), now);
			this.known = last;
		}
		return last.oldest();
	}

	/**
	 * All that counts, or is to, for those of these customers for whom a cap may be full.
	 * @param run a run that does not count
	 * @param oldest what {@link #oldestRun} says
	 */
	public Map<String, List<Counted>> of(Collection<String> customers, long run, long oldest) {
		return read(crowded(customers, run, oldest), run, oldest, LEFT_OR_OPEN);
	}

	/** The same, of what has left, or is on the wire. */
	Map<String, List<Counted>> left(Collection<String> customers, long run) {
		return read(customers, run, lately(), LEFT);
	}

	private List<String> crowded(Collection<String> customers, long run, long oldest) {
		int least = this.caps.limits().stream().mapToInt(Cap::most).min().orElse(Integer.MAX_VALUE);
		return customers.isEmpty() ? List.of() : this.jdbc.queryForList(IN_ENOUGH_RUNS,
				Map.of("customers", customers, "run", run, "oldest", oldest, "least", least), String.class);
	}

	private Map<String, List<Counted>> read(Collection<String> customers, long run, long oldest, List<String> states) {
		Map<String, List<Counted>> found = new HashMap<>();
		if (!customers.isEmpty()) {
			this.jdbc.query(READ,
					new MapSqlParameterSource("customers", customers).addValue("run", run)
						.addValue("oldest", oldest)
						.addValue("now", Utc.of(this.clock.instant()))
						.addValue("states", states),
					(row) -> {
						found.computeIfAbsent(row.getString("customer_id"), (customer) -> new ArrayList<>())
							.add(counted(row));
					});
		}
		return found;
	}

	private static Counted counted(ResultSet row) throws SQLException {
		Standing standing = standing(State.valueOf(row.getString("state")), row.getInt("doubts"));
		Instant at = Utc
			.instant(row.getObject((standing == Standing.WAITING) ? "due_at" : "left_at", LocalDateTime.class));
		return new Counted(row.getLong("id"), row.getLong("run_id"), row.getString("run_name"), row.getInt("priority"),
				Channel.of(row.getString("channel")), standing, at);
	}

	/** Of what is to be sent again after a doubt, the first try may have arrived. */
	private static Standing standing(State state, int doubts) {
		return switch (state) {
			case PLANNED -> (doubts == 0) ? Standing.WAITING : Standing.LEAVING;
			case SENDING -> Standing.LEAVING;
			default -> Standing.LEFT;
		};
	}

	/** The oldest run as of a moment. */
	private record Known(long oldest, Instant at) {
	}

}
