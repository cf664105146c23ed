package io.regain.tracking;

import java.util.Optional;

import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.delivery.MessageRef;
import io.regain.delivery.Receipts;
import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Ends marketing to the recipient of a message, who followed its link. */
@Service
public class Unsubscribes {

	/** Test messages carry a link too; it belongs to no message. */
	private static final long TEST = 0;

	private final Receipts receipts;

	private final Suppressions suppressions;

	private final Events events;

	private final ObjectProvider<Secret> secret;

	private final TransactionOperations transaction;

	Unsubscribes(Receipts receipts, Suppressions suppressions, Events events, ObjectProvider<Secret> secret,
			TransactionOperations transaction) {
		this.receipts = receipts;
		this.suppressions = suppressions;
		this.events = events;
		this.secret = secret;
		this.transaction = transaction;
	}

	/**
	 * In which language to speak to whoever holds the token; empty if it is none of ours.
	 */
	public Optional<String> localeOf(String token) {
		return message(token)
			.flatMap((id) -> (id == TEST) ? Optional.of("") : this.receipts.find(id).map(MessageRef::locale));
	}

	/**
	 * Suppresses the message's address for marketing; saying it again changes nothing.
	 * @return whether the token was one of ours
	 */
	public boolean unsubscribe(String token) {
		Optional<Long> id = message(token);
		id.flatMap(this.receipts::find)
			.ifPresent((message) -> this.transaction.executeWithoutResult((status) -> suppress(message)));
		return id.isPresent();
	}

	private void suppress(MessageRef message) {
		// Whoever got it instead cannot speak for the customer
		if (!message.redirected()) {
			this.suppressions.add(message.channel(), message.addressHash(), Suppression.UNSUBSCRIBED,
					"message " + message.id());
		}
		this.events.append(message, EventType.UNSUBSCRIBED, "link", "unsubscribe:" + message.id(), "");
	}

	private Optional<Long> message(String token) {
		return Token.verify(this.secret.getObject(), Purpose.UNSUBSCRIBE, token);
	}

}
