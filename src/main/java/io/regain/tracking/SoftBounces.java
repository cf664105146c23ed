package io.regain.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.regain.delivery.MessageRef;
import io.regain.delivery.SoftFailures;
import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts soft bounces in a row, and what found the mailbox full at once, when one comes
 * in, from what is known of the messages that went to the same address: there is no
 * counter that could be wrong. From the newest back, those that bounced softly count, up
 * to one that arrived: it was reported delivered, a person opened, clicked or answered
 * it, or nothing was heard of it for longer than relays go on trying. What bounced
 * because of us counts neither way, nor what is too young to tell.
 */
@Repository
public class SoftBounces implements SoftFailures {

	/** After which a relay gives up and says so (RFC 5321, 4.5.4.1). */
	private static final Duration SILENCE = Duration.ofDays(5);

	private static final int MOST_MESSAGES = 200;

	private final JdbcClient jdbc;

	private final BounceProperties properties;

	private final Clock clock;

	SoftBounces(JdbcClient jdbc, BounceProperties properties, Clock clock) {
		this.jdbc = jdbc;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public boolean tooMany(MessageRef message) {
		List<LocalDateTime> row = row(message);
		return row.size() >= this.properties.softInARow() || (row.size() > 1
				&& Collections.min(row).plus(this.properties.softOver()).isBefore(Collections.max(row)));
	}

	/** When the bounces of the row came in. */
	private List<LocalDateTime> row(MessageRef message) {
		List<LocalDateTime> row = new ArrayList<>();
		for (Sent sent : sent(message)) {
			if (sent.arrived()) {
				return row;
			}
			if (sent.soft()) {
				row.add(sent.at());
			}
		}
		return row;
	}

	private List<Sent> sent(MessageRef message) {
		return this.jdbc
			.sql("""
					SELECT m.state IN ('REFUSED', 'EXPIRED') OR COALESCE(SUM(e.type = 'bounced' AND e.kind = 'soft'), 0) > 0 AS soft,
					       m.state = 'DELIVERED' OR m.state = 'ACCEPTED' AND m.accepted_at < :silent
					         OR COALESCE(SUM(e.type IN ('delivered', 'replied')
					              OR e.type IN ('opened', 'clicked') AND e.kind = 'person'), 0) > 0 AS arrived,
					       COALESCE(MIN(IF(e.type = 'bounced', e.received_at, NULL)), m.sending_at, m.deadline_at) AS at
					FROM regain_recipient r
					JOIN regain_message m ON m.run_id = r.run_id AND m.customer_id = r.customer_id
					LEFT JOIN regain_event e ON e.message_id = m.id
					WHERE r.customer_id = :customer AND m.channel = :channel AND m.address_hash = :hash
					      AND NOT m.redirected AND (m.state IN ('ACCEPTED', 'DELIVERED', 'BOUNCED')
					        OR m.state = 'REFUSED' AND m.cause = 'MAILBOX_UNAVAILABLE' OR m.state = 'EXPIRED' AND m.code = '4.2.2')
					GROUP BY m.id, m.state, m.accepted_at, m.sending_at, m.deadline_at ORDER BY m.id DESC LIMIT :most
					""")
			.param("silent", Utc.of(this.clock.instant().minus(SILENCE)))
			.param("customer", message.customerId())
			.param("channel", message.channel().id())
			.param("hash", message.addressHash())
			.param("most", MOST_MESSAGES)
			.query((row, number) -> new Sent(row.getBoolean("soft"), row.getBoolean("arrived"),
					row.getBoolean("soft") ? row.getObject("at", LocalDateTime.class) : LocalDateTime.MIN))
			.list();
	}

	/**
	 * A message to that address.
	 *
	 * @param at when it bounced, if it did so softly
	 */
	private record Sent(boolean soft, boolean arrived, LocalDateTime at) {
	}

}
