package io.regain.delivery;

import java.util.List;
import java.util.Map;

import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outcome.Refused;
import io.regain.message.Channel;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Suppresses addresses of which the provider said at once that nobody is there, or that
 * they want no more. Not if somebody else got the message: that is their address.
 */
@Component
class RefusedAddresses {

	private static final Map<Cause, Suppression> MEANING = Map.of(Cause.DEAD_ADDRESS, Suppression.HARD_BOUNCE,
			Cause.OPTED_OUT, Suppression.UNSUBSCRIBED);

	private final JdbcClient jdbc;

	private final Suppressions suppressions;

	RefusedAddresses(JdbcClient jdbc, Suppressions suppressions) {
		this.jdbc = jdbc;
		this.suppressions = suppressions;
	}

	/** In the transaction that records the refusals; asks nothing if there is none. */
	void suppress(List<Attempted> refused) {
		MEANING.forEach((cause, suppression) -> {
			List<Long> messages = refused.stream()
				.filter((attempt) -> isFor(cause, attempt))
				.map((attempt) -> attempt.message().id())
				.toList();
			if (!messages.isEmpty()) {
				suppress(messages, suppression);
			}
		});
	}

	private static boolean isFor(Cause cause, Attempted attempt) {
		return attempt.wasHandedOver() && attempt.outcome().orElse(null) instanceof Refused refused
				&& refused.cause() == cause;
	}

	/**
	 * In one order, so that two groups with the same addresses don't block each other.
	 */
	private void suppress(List<Long> messages, Suppression suppression) {
		this.jdbc.sql("""
				SELECT id, channel, address_hash FROM regain_message WHERE id IN (:ids) AND NOT redirected
				ORDER BY address_hash
				""")
			.param("ids", messages)
			.query((row, number) -> new Refusal(row.getLong("id"), Channel.of(row.getString("channel")),
					row.getBytes("address_hash")))
			.list()
			.forEach((refusal) -> this.suppressions.add(refusal.channel(), refusal.addressHash(), suppression,
					"message " + refusal.message()));
	}

	private record Refusal(long message, Channel channel, byte[] addressHash) {
	}

}
