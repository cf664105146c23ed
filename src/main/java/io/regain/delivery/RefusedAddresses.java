package io.regain.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.regain.audience.ConsentWord;
import io.regain.audience.Consents;
import io.regain.audience.Standing;
import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outcome.Refused;
import io.regain.message.Channel;
import io.regain.message.MessageClass;

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

	private final Consents consents;

	private final Silences silences;

	private final Clock clock;

	RefusedAddresses(JdbcClient jdbc, Suppressions suppressions, Consents consents, Silences silences, Clock clock) {
		this.jdbc = jdbc;
		this.suppressions = suppressions;
		this.consents = consents;
		this.silences = silences;
		this.clock = clock;
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
		List<Refusal> refusals = this.jdbc.sql("""
				SELECT id, customer_id, channel, address_hash FROM regain_message
				WHERE id IN (:ids) AND NOT redirected ORDER BY address_hash
				""")
			.param("ids", messages)
			.query((row, number) -> new Refusal(row.getLong("id"), row.getString("customer_id"),
					Channel.of(row.getString("channel")), row.getBytes("address_hash")))
			.list();
		refusals.forEach((refusal) -> this.suppressions.add(refusal.channel(), refusal.addressHash(), suppression,
				"message " + refusal.message()));
		if (suppression == Suppression.UNSUBSCRIBED) {
			refusals.stream().map(Refusal::customerId).distinct().sorted().forEach(this::endMarketing);
		}
	}

	/** Whoever said stop to the provider said it to us, and of all channels. */
	private void endMarketing(String customerId) {
		boolean known = this.consents.own(List.of(customerId)).stream().anyMatch(Standing::endsWithNoToAll);
		if (!known) {
			this.consents
				.append(List.of(ConsentWord.all(customerId, false, "told the provider", this.clock.instant())));
		}
		this.silences.silence(customerId, List.of(MessageClass.MARKETING), Suppression.UNSUBSCRIBED.id());
	}

	private record Refusal(long message, String customerId, Channel channel, byte[] addressHash) {
	}

}
