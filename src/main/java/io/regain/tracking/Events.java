package io.regain.tracking;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.regain.audience.Erasing;
import io.regain.delivery.DriverBatch;
import io.regain.delivery.MessageRef;
import io.regain.delivery.Padded;
import io.regain.message.Utc;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The events of messages: appended once, and never changed, but for what {@link Bursts}
 * corrects.
 */
@Repository
public class Events implements Erasing {

	private static final String INSERT = """
			INSERT INTO regain_event (message_id, run_id, customer_id, channel, type, source, source_key, code, kind,
			  detail, link_id, received_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			""";

	private final JdbcTemplate rows;

	private final JdbcClient jdbc;

	private final Clock clock;

	Events(JdbcTemplate rows, JdbcClient jdbc, Clock clock) {
		this.rows = rows;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Of many, what is news. */
	public void append(List<Entry> entries) {
		Map<Key, Entry> news = new LinkedHashMap<>();
		entries.forEach((entry) -> news.putIfAbsent(Key.of(entry), entry));
		news.keySet().removeAll(known(Set.copyOf(news.keySet())));
		LocalDateTime now = Utc.of(this.clock.instant());
		new DriverBatch(INSERT + " ON DUPLICATE KEY UPDATE message_id = message_id").execute(this.rows, news.values(),
				(statement, entry) -> set(statement, entry, now));
	}

	/**
	 * @return whether it was news
	 */
	public boolean append(MessageRef message, EventType type, EventReport report) {
		return append(message, type, report, this.clock.instant());
	}

	/**
	 * @param at when it was told, if that is not now
	 * @return whether it was news
	 */
	boolean append(MessageRef message, EventType type, EventReport report, Instant at) {
		Entry entry = new Entry(message, type, report);
		if (!known(Set.of(Key.of(entry))).isEmpty()) {
			return false;
		}
		try {
			this.rows.update(INSERT, (statement) -> set(statement, entry, Utc.of(at)));
			return true;
		}
		catch (DuplicateKeyException ex) {
			// Somebody told the same at this moment
			return false;
		}
	}

	/**
	 * An INSERT that finds its row there has used up an id all the same, and whoever
	 * follows the ids waits for it: so what is told again is looked up before.
	 */
	private Set<Key> known(Set<Key> keys) {
		Set<Key> known = new HashSet<>();
		keys.stream()
			.collect(Collectors.groupingBy(Key::source, Collectors.mapping(Key::key, Collectors.toList())))
			.forEach((source, ofSource) -> this.jdbc
				.sql("SELECT source_key FROM regain_event WHERE source = :source AND source_key IN (:keys)")
				.param("source", source)
				.param("keys", Padded.list(ofSource))
				.query(String.class)
				.list()
				.forEach((key) -> known.add(new Key(source, key))));
		return known;
	}

	@Override
	public int erase(String customerId, String pseudonym) {
		return this.jdbc.sql("""
				UPDATE regain_event SET customer_id = :pseudonym, detail = NULL, source_key = CONCAT('forgotten:', id)
				WHERE customer_id = :customer
				""").param("pseudonym", pseudonym).param("customer", customerId).update();
	}

	private static void set(PreparedStatement statement, Entry entry, LocalDateTime at) throws SQLException {
		EventReport report = entry.report();
		statement.setLong(1, entry.message().id());
		statement.setLong(2, entry.message().runId());
		statement.setString(3, entry.message().customerId());
		statement.setString(4, entry.message().channel().id());
		statement.setString(5, entry.type().id());
		statement.setString(6, report.source());
		statement.setString(7, report.key());
		statement.setString(8, report.code().orElse(null));
		statement.setString(9, report.kind().orElse(null));
		statement.setString(10, report.detail().orElse(null));
		statement.setObject(11, report.link().orElse(null));
		statement.setObject(12, at);
	}

	/** One of many. */
	public record Entry(MessageRef message, EventType type, EventReport report) {
	}

	/** By which a repeated one is known. */
	private record Key(String source, String key) {

		static Key of(Entry entry) {
			return new Key(entry.report().source(), entry.report().key());
		}

	}

}
