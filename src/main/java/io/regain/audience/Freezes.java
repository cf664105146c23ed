package io.regain.audience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which frozen audiences no marketing goes to. A customer may be in several: they are
 * frozen until the last of them has ended.
 */
@Repository
public class Freezes {

	/**
	 * How long another process's freeze may go unnoticed: while there is none, nobody's
	 * customers are looked up.
	 */
	private static final Duration NOTICED = Duration.ofSeconds(1);

	/** Of two, the one that lasts longer. */
	private static final String LAST_FIRST = " ORDER BY f.until_at IS NULL DESC, f.until_at DESC, f.from_at, f.audience";

	private static final String IN_FORCE = " (f.until_at IS NULL OR f.until_at > :now) ";

	private final JdbcClient jdbc;

	private final Clock clock;

	private volatile Optional<Look> last = Optional.empty();

	Freezes(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * From now on no marketing goes to this audience; saying it again changes the name,
	 * and takes back its end.
	 * @param name for people, in at most 200 characters
	 */
	public void begin(String audience, String name) {
		// In this order: what is over begins anew
		this.jdbc.sql("""
				INSERT INTO regain_freeze (audience, name, from_at) VALUES (:audience, :name, :now)
				ON DUPLICATE KEY UPDATE name = VALUES(name),
				  from_at = IF(until_at IS NULL OR until_at > :now, from_at, VALUES(from_at)), until_at = NULL
				""").param("audience", audience).param("name", name).param("now", now()).update();
		forget();
	}

	/**
	 * Says when it ends: later, so that people can cool off, or now.
	 * @return whether there was one
	 */
	public boolean end(String audience, Instant until) {
		boolean found = this.jdbc.sql("UPDATE regain_freeze SET until_at = :until WHERE audience = :audience")
			.param("until", Utc.of(until))
			.param("audience", audience)
			.update() > 0;
		forget();
		return found;
	}

	/** Those in force, the one that lasts longest first. */
	public List<Freeze> inForce() {
		return this.jdbc
			.sql("SELECT f.audience, f.name, f.from_at, f.until_at FROM regain_freeze f WHERE" + IN_FORCE + LAST_FIRST)
			.param("now", now())
			.query((row, number) -> freeze(row))
			.list();
	}

	/** Those of these customers who are frozen now, by id; one query, or none. */
	public Map<String, Freeze> among(Collection<String> customerIds) {
		Map<String, Freeze> found = new HashMap<>();
		if (customerIds.isEmpty() || !isAny()) {
			return found;
		}
		this.jdbc.sql("""
				SELECT a.customer_id, f.audience, f.name, f.from_at, f.until_at
				FROM regain_affected a JOIN regain_freeze f ON f.audience = a.audience
				WHERE a.customer_id IN (:customers) AND a.left_at IS NULL AND""" + IN_FORCE + LAST_FIRST)
			.param("customers", customerIds)
			.param("now", now())
			.query((row) -> {
				found.putIfAbsent(row.getString("customer_id"), freeze(row));
			});
		return found;
	}

	private static Freeze freeze(ResultSet row) throws SQLException {
		return new Freeze(row.getString("audience"), row.getString("name"),
				Utc.instant(row.getObject("from_at", LocalDateTime.class)),
				Optional.ofNullable(row.getObject("until_at", LocalDateTime.class)).map(Utc::instant));
	}

	private boolean isAny() {
		Look known = this.last.filter(Look::isFresh).orElseGet(() -> new Look(System.nanoTime(), !inForce().isEmpty()));
		this.last = Optional.of(known);
		return known.any();
	}

	private void forget() {
		this.last = Optional.empty();
	}

	private LocalDateTime now() {
		return Utc.of(this.clock.instant());
	}

	/**
	 * Whether there was any.
	 *
	 * @param at in nanoseconds: not by the clock, which may be set meanwhile
	 */
	private record Look(long at, boolean any) {

		boolean isFresh() {
			return System.nanoTime() - this.at < NOTICED.toNanos();
		}

	}

}
