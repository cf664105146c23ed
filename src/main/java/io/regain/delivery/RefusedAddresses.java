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
 * they want no more, or, time and again, that the mailbox is full. Not if somebody else
 * got the message: that is their address.
 */
@Component
class RefusedAddresses {

	private static final Map<Cause, Suppression> MEANING = Map.of(Cause.DEAD_ADDRESS, Suppression.HARD_BOUNCE,
			Cause.OPTED_OUT, Suppression.UNSUBSCRIBED);

	private final JdbcClient jdbc;

	private final Suppressions suppressions;

	private final Consents consents;

	private final Silences silences;

	private final SoftFailures softFailures;

	private final Clock clock;

	RefusedAddresses(JdbcClient jdbc, Suppressions suppressions, Consents consents, Silences silences,
			SoftFailures softFailures, Clock clock) {
		this.jdbc = jdbc;
		this.suppressions = suppressions;
		this.consents = consents;
		this.silences = silences;
		this.softFailures = softFailures;
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
				suppress(refusals(messages), suppression);
			}
		});
		List<Long> full = refused.stream()
			.filter((attempt) -> isFor(Cause.MAILBOX_UNAVAILABLE, attempt))
			.map((attempt) -> attempt.message().id())
			.toList();
		if (!full.isEmpty()) {
			suppress(refusals(full).stream().filter(this.softFailures::tooMany).toList(), Suppression.SOFT_BOUNCE);
		}
	}

	private static boolean isFor(Cause cause, Attempted attempt) {
		return attempt.wasHandedOver() && attempt.outcome().orElse(null) instanceof Refused refused
				&& refused.cause() == cause;
	}

	/**
	 * In one order, so that two groups with the same addresses don't block each other.
	 */
	private List<MessageRef> refusals(List<Long> messages) {
		return this.jdbc.sql("""
				SELECT m.id, m.run_id, m.customer_id, m.channel, m.address_hash, m.redirected, r.locale
				FROM regain_message m JOIN regain_recipient r ON r.run_id = m.run_id AND r.customer_id = m.customer_id
				WHERE m.id IN (:ids) AND NOT m.redirected ORDER BY m.address_hash
				""").param("ids", messages).query(Receipts::message).list();
	}

	private void suppress(List<MessageRef> refusals, Suppression suppression) {
		refusals.forEach((refusal) -> this.suppressions.add(refusal.channel(), refusal.addressHash(), suppression,
				"message " + refusal.id()));
		if (suppression == Suppression.UNSUBSCRIBED) {
			refusals.stream().map(MessageRef::customerId).distinct().sorted().forEach(this::endMarketing);
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

}
