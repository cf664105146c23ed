package io.regain.correction;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.correction.Receiver.Got;
import io.regain.delivery.Facts;
import io.regain.delivery.Run;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.Utc;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Asks the ledger who got a run, and what of it has not left. */
@Repository
class WrongMessages {

	/** Whether it left is what counts, whatever was heard of it since. */
	private static final String GOT = """
			\s(m.state IN ('SENDING', 'ACCEPTED', 'IN_DOUBT', 'DELIVERED', 'BOUNCED') OR m.doubts > 0)
			AND COALESCE(m.accepted_at, m.sending_at, m.due_at) >= :since
			AND COALESCE(m.accepted_at, m.sending_at, m.due_at) < :until\s""";

	private static final String PART = " m.run_id = :run AND m.channel IN (:channels) ";

	private static final LocalDateTime EVER = LocalDateTime.of(9999, 1, 1, 0, 0);

	private final NamedParameterJdbcTemplate jdbc;

	private final JsonMapper json;

	WrongMessages(NamedParameterJdbcTemplate jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** By channel; those of which nothing is wrong are left out. */
	Map<Channel, WrongCounts> counts(Run run, WrongPart part) {
		Map<Channel, WrongCounts> counts = new LinkedHashMap<>();
		this.jdbc.query("""
				SELECT m.channel,
				  SUM(m.state IN ('ACCEPTED', 'DELIVERED') AND %1$s) AS accepted,
				  SUM(m.state = 'BOUNCED' AND %1$s) AS bounced, SUM(m.state = 'SENDING' AND %1$s) AS in_the_air,
				  SUM(m.state NOT IN ('ACCEPTED', 'DELIVERED', 'BOUNCED', 'SENDING') AND %1$s) AS in_doubt,
				  SUM(m.state = 'PLANNED' AND :open) AS unsent
				FROM regain_message m WHERE %2$s GROUP BY m.channel ORDER BY m.channel
				""".formatted(GOT, PART), parameters(run, part).addValue("open", part.goesOn()), (row) -> {
			counts.put(Channel.of(row.getString("channel")), new WrongCounts(row.getLong("accepted"),
					row.getLong("bounced"), row.getLong("in_the_air"), row.getLong("in_doubt"), row.getLong("unsent")));
		});
		counts.values().removeIf(WrongCounts::isNothing);
		return counts;
	}

	/** Up to so many who got it and whose ids follow one, in their order. */
	List<Receiver> page(Run run, WrongPart part, String after, int most) {
		Map<String, Receiver> page = new LinkedHashMap<>();
		this.jdbc.query("""
				SELECT r.customer_id, r.locale, r.time_zone, r.facts FROM regain_recipient r
				WHERE r.run_id = :run AND r.customer_id > :after AND EXISTS (
				  SELECT 1 FROM regain_message m WHERE %s AND m.customer_id = r.customer_id AND %s)
				ORDER BY r.customer_id LIMIT :most
				""".formatted(PART, GOT), parameters(run, part).addValue("after", after).addValue("most", most),
				(row) -> {
					page.put(row.getString("customer_id"), new Receiver(row.getString("customer_id"),
							Optional.ofNullable(row.getString("locale")),
							Optional.ofNullable(row.getString("time_zone")),
							Optional.ofNullable(row.getString("facts")).map((facts) -> Facts.read(facts, this.json)),
							new ArrayList<>()));
				});
		if (!page.isEmpty()) {
			got(run, part, page);
		}
		return List.copyOf(page.values());
	}

	private void got(Run run, WrongPart part, Map<String, Receiver> page) {
		this.jdbc.query("""
				SELECT m.customer_id, m.channel, m.address, m.address_hash, m.state,
				       COALESCE(m.accepted_at, m.sending_at, m.due_at) AS at
				FROM regain_message m WHERE %s AND m.customer_id IN (:customers) AND %s ORDER BY m.id
				""".formatted(PART, GOT), parameters(run, part).addValue("customers", page.keySet()), (row) -> {
			Receiver receiver = page.get(row.getString("customer_id"));
			if (receiver != null && !row.getString("address").isEmpty()) {
				receiver.got()
					.add(new Got(Address.of(Channel.of(row.getString("channel")), row.getString("address")),
							row.getBytes("address_hash"), row.getString("state").equals("BOUNCED"),
							Utc.instant(row.getObject("at", LocalDateTime.class))));
			}
		});
	}

	/** What is in doubt, and would be sent again. */
	List<Long> inDoubt(Run run, WrongPart part) {
		return this.jdbc.queryForList("SELECT m.id FROM regain_message m WHERE " + PART
				+ " AND m.state = 'IN_DOUBT' AND m.settled_as IS NULL", parameters(run, part), Long.class);
	}

	private static MapSqlParameterSource parameters(Run run, WrongPart part) {
		return new MapSqlParameterSource("run", run.number())
			.addValue("channels",
					part.channel()
						.map((channel) -> List.of(channel.id()))
						.orElseGet(() -> List.of(Channel.EMAIL.id(), Channel.SMS.id(), Channel.PUSH.id())))
			.addValue("since", Utc.of(part.since().orElse(Instant.EPOCH)))
			.addValue("until", part.until().map(Utc::of).orElse(EVER));
	}

}
