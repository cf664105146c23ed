package io.regain.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.regain.message.Sha256;
import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Where the links of emails lead, once for each version of a template and date of a run,
 * which it may name. Written before the first message that uses them leaves, and never
 * changed: a message that is made again is the same.
 */
@Repository
public class LinkTargets {

	private final Map<Long, String> known = new ConcurrentHashMap<>();

	private final JdbcClient jdbc;

	private final TransactionOperations transaction;

	private final Clock clock;

	LinkTargets(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Where a link leads; asked once of the ledger, since that never changes. */
	public Optional<String> target(long link) {
		String known = this.known.get(link);
		if (known != null) {
			return Optional.of(known);
		}
		Optional<String> found = this.jdbc.sql("SELECT target FROM regain_link WHERE id = :id")
			.param("id", link)
			.query(String.class)
			.optional();
		found.ifPresent((target) -> this.known.put(link, target));
		return found;
	}

	/**
	 * The numbers of the links of a run, by their targets.
	 * @param find what they are, if nobody has written them yet
	 */
	Map<String, Long> of(Run run, Supplier<SortedSet<String>> find) {
		Map<String, Long> written = read(run.definition(), run.runDate());
		if (!written.isEmpty()) {
			return written;
		}
		SortedSet<String> targets = find.get();
		// All or none: whoever finds some takes them for all. Two who write at once write
		// the same
		Deadlocks.again(() -> this.transaction.execute((status) -> {
			targets.forEach((target) -> write(run, target));
			return targets;
		}));
		return read(run.definition(), run.runDate());
	}

	private Map<String, Long> read(String definition, LocalDate runDate) {
		Map<String, Long> links = new TreeMap<>();
		this.jdbc.sql("SELECT id, target FROM regain_link WHERE definition = :definition AND run_date = :date")
			.param("definition", definition)
			.param("date", runDate)
			.query((row) -> {
				links.put(row.getString("target"), row.getLong("id"));
			});
		return links;
	}

	private void write(Run run, String target) {
		this.jdbc.sql("""
				INSERT INTO regain_link (definition, run_date, target, target_sha256, created_at)
				VALUES (:definition, :date, :target, :hash, :now) ON DUPLICATE KEY UPDATE id = id
				""")
			.param("definition", run.definition())
			.param("date", run.runDate())
			.param("target", target)
			.param("hash", Sha256.hex(target))
			.param("now", Utc.of(this.clock.instant()))
			.update();
	}

}
