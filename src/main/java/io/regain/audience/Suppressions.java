package io.regain.audience;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.regain.message.Channel;
import io.regain.message.Utc;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The addresses that must not be written to, known only by their keyed hashes. */
@Repository
public class Suppressions {

	private static final String NUMBERED = "message [0-9]+";

	private final NamedParameterJdbcTemplate jdbc;

	private final Clock clock;

	Suppressions(NamedParameterJdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Suppresses an address for good; saying it again changes nothing. */
	public void add(Channel channel, byte[] addressHash, Suppression reason, String source) {
		add(channel, addressHash, reason, source, "", Optional.empty());
	}

	/**
	 * Suppresses an address; of two ends the later one holds.
	 * @param source who says so, in at most 64 characters
	 * @param note why, in at most 200 characters; may be empty
	 * @param until when it ends; never, if empty
	 */
	public void add(Channel channel, byte[] addressHash, Suppression reason, String source, String note,
			Optional<Instant> until) {
		add(List.of(new Suppressed(channel, addressHash, reason, source, note, this.clock.instant(), until)));
	}

	/** The same for many. */
	public void add(Collection<Suppressed> addresses) {
		// In this order: what is over begins anew
		this.jdbc.batchUpdate(
				"""
						INSERT INTO regain_suppression (channel, address_hash, reason, source, note, created_at, until_at)
						VALUES (:channel, :hash, :reason, :source, :note, :since, :until)
						ON DUPLICATE KEY UPDATE
						  source = IF(until_at <= :now, VALUES(source), source), note = IF(until_at <= :now, VALUES(note), note),
						  created_at = IF(until_at <= :now, VALUES(created_at), created_at),
						  until_at = IF(until_at IS NULL OR VALUES(until_at) IS NULL, NULL, GREATEST(until_at, VALUES(until_at)))
						""",
				addresses.stream()
					.map((address) -> parameters().addValue("channel", address.channel().id())
						.addValue("hash", address.hash())
						.addValue("reason", address.reason().name())
						.addValue("source", address.source())
						.addValue("note", address.note().isBlank() ? null : address.note())
						.addValue("since", Utc.of(address.since()))
						.addValue("until", address.until().map(Utc::of).orElse(null)))
					.toArray(MapSqlParameterSource[]::new));
	}

	/**
	 * Ends the suppression of addresses now; that there was one is kept.
	 * @param note who says so, and why, in at most 200 characters
	 * @return how many suppressions have ended
	 */
	public int lift(Collection<byte[]> addressHashes, Collection<Suppression> reasons, String note) {
		if (addressHashes.isEmpty() || reasons.isEmpty()) {
			return 0;
		}
		return this.jdbc.update("""
				UPDATE regain_suppression SET until_at = :now, note = :note
				WHERE channel IN (:channels) AND address_hash IN (:hashes) AND reason IN (:reasons)
				  AND (until_at IS NULL OR until_at > :now)
				""",
				parameters().addValue("hashes", addressHashes)
					.addValue("channels", Arrays.stream(Channel.values()).map(Channel::id).toList())
					.addValue("reasons", reasons.stream().map(Suppression::name).toList())
					.addValue("note", note));
	}

	/**
	 * What is known of an address under the hash before is known under this one too.
	 * @return how much that is
	 */
	int copy(Channel channel, byte[] before, byte[] addressHash) {
		return this.jdbc.update(
				"""
						INSERT INTO regain_suppression (channel, address_hash, reason, source, note, created_at, until_at)
						SELECT channel, :hash, reason, source, note, created_at, until_at FROM regain_suppression AS known
						WHERE channel = :channel AND address_hash = :before
						ON DUPLICATE KEY UPDATE until_at = IF(regain_suppression.until_at IS NULL OR VALUES(until_at) IS NULL, NULL,
						  GREATEST(regain_suppression.until_at, VALUES(until_at)))
						""",
				parameters().addValue("channel", channel.id())
					.addValue("before", before)
					.addValue("hash", addressHash));
	}

	/**
	 * Takes these messages' numbers out of what is said of suppressions: they would lead
	 * back to the person. Read first and changed by key, so that nobody waits for a lock
	 * meanwhile.
	 */
	public void forget(Collection<Long> messages) {
		if (messages.isEmpty()) {
			return;
		}
		String named = messages.stream()
			.map(String::valueOf)
			.collect(Collectors.joining("|", "message (", ")([^0-9]|$)"));
		this.jdbc.query("""
				SELECT channel, address_hash, reason, source, note, created_at, until_at FROM regain_suppression
				WHERE source REGEXP :named OR note REGEXP :named
				""", Map.of("named", named), Suppressed.ROW).forEach(this::forget);
	}

	private void forget(Suppressed address) {
		this.jdbc.update("""
				UPDATE regain_suppression SET source = :source, note = :note
				WHERE channel = :channel AND address_hash = :hash AND reason = :reason
				""", parameters().addValue("channel", address.channel().id())
			.addValue("hash", address.hash())
			.addValue("reason", address.reason().name())
			.addValue("source", address.source().replaceAll(NUMBERED, "message"))
			.addValue("note", address.note().isEmpty() ? null : address.note().replaceAll(NUMBERED, "message")));
	}

	/** All that was ever said of one address, the newest first. */
	public List<Suppressed> of(byte[] addressHash) {
		return this.jdbc.query("""
				SELECT channel, address_hash, reason, source, note, created_at, until_at FROM regain_suppression
				WHERE channel IN (:channels) AND address_hash = :hash ORDER BY created_at DESC
				""", parameters().addValue("hash", addressHash)
			.addValue("channels", Arrays.stream(Channel.values()).map(Channel::id).toList()), Suppressed.ROW);
	}

	/** All that are in force, one after the other: there may be millions. */
	public void export(Consumer<Suppressed> each) {
		this.jdbc.getJdbcTemplate().query((connection) -> {
			PreparedStatement statement = connection.prepareStatement("""
					SELECT channel, address_hash, reason, source, note, created_at, until_at FROM regain_suppression
					WHERE until_at IS NULL OR until_at > ?
					""");
			// Row by row as they come, or the driver keeps all of them
			statement.setFetchSize(Integer.MIN_VALUE);
			statement.setObject(1, Utc.of(this.clock.instant()));
			return statement;
		}, (RowCallbackHandler) (row) -> each.accept(Suppressed.ROW.mapRow(row, 0)));
	}

	private MapSqlParameterSource parameters() {
		return new MapSqlParameterSource("now", Utc.of(this.clock.instant()));
	}

	/**
	 * Those of these hashes that are suppressed now, by {@linkplain #key key}.
	 * @param channels whose addresses they are: the server looks each hash up under each
	 */
	public Map<String, Set<Suppression>> among(Collection<Channel> channels, Collection<byte[]> addressHashes) {
		Map<String, Set<Suppression>> found = new HashMap<>();
		if (addressHashes.isEmpty()) {
			return found;
		}
		this.jdbc.query("""
				SELECT channel, address_hash, reason FROM regain_suppression
				WHERE channel IN (:channels) AND address_hash IN (:hashes) AND (until_at IS NULL OR until_at > :now)
				""", Map.of("channels", channels.stream().map(Channel::id).toList(), "hashes", addressHashes, "now",
				Utc.of(this.clock.instant())), (row) -> {
					found.computeIfAbsent(key(row.getBytes("address_hash")), (hash) -> new TreeSet<>())
						.add(Suppression.valueOf(row.getString("reason")));
				});
		return found;
	}

	/** Hashes cover the channel too, so that one text names an address of one channel. */
	public static String key(byte[] addressHash) {
		return HexFormat.of().formatHex(addressHash);
	}

}
