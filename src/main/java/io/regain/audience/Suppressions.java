package io.regain.audience;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.regain.message.Channel;
import io.regain.message.Utc;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The addresses that must not be written to, known only by their keyed hashes. */
@Repository
public class Suppressions {

	private final NamedParameterJdbcTemplate jdbc;

	private final Clock clock;

	Suppressions(NamedParameterJdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Suppresses an address for good; saying it again changes nothing. */
	public void add(Channel channel, byte[] addressHash, Suppression reason, String source) {
		add(channel, addressHash, reason, source, Optional.empty());
	}

	/**
	 * Suppresses an address; of two ends the later one holds.
	 * @param source who says so, in at most 64 characters
	 * @param until when it ends; never, if empty
	 */
	public void add(Channel channel, byte[] addressHash, Suppression reason, String source, Optional<Instant> until) {
		this.jdbc.update(
				"""
						INSERT INTO regain_suppression (channel, address_hash, reason, source, created_at, until_at)
						VALUES (:channel, :hash, :reason, :source, :now, :until)
						ON DUPLICATE KEY UPDATE
						  until_at = IF(until_at IS NULL OR VALUES(until_at) IS NULL, NULL, GREATEST(until_at, VALUES(until_at)))
						""",
				new MapSqlParameterSource("channel", channel.id()).addValue("hash", addressHash)
					.addValue("reason", reason.name())
					.addValue("source", source)
					.addValue("now", Utc.of(this.clock.instant()))
					.addValue("until", until.map(Utc::of).orElse(null)));
	}

	/**
	 * Ends the suppressions of an address that have one of these reasons.
	 * @return how many there were
	 */
	public int lift(Channel channel, byte[] addressHash, Set<Suppression> reasons) {
		return this.jdbc.update("""
				DELETE FROM regain_suppression
				WHERE channel = :channel AND address_hash = :hash AND reason IN (:reasons)
				""", Map.of("channel", channel.id(), "hash", addressHash, "reasons",
				reasons.stream().map(Suppression::name).toList()));
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
