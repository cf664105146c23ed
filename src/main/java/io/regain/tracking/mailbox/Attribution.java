package io.regain.tracking.mailbox;

import java.util.Optional;
import java.util.stream.Stream;

import io.regain.delivery.MessageRef;
import io.regain.delivery.Receipts;
import io.regain.delivery.References;
import io.regain.tracking.ReturnAddresses;
import io.regain.tracking.bounce.Original;

import org.springframework.stereotype.Component;

/**
 * Finds the message of ours that a mail is about: by an address with our signature in it,
 * then by the name that reports and answers repeat. Never by the customer's address
 * alone: it would say which customer, but not whether we wrote, and anybody could have
 * written it there.
 */
@Component
class Attribution {

	/** A mail may name thousands; each costs a look at the database. */
	private static final int MOST_NAMES = 20;

	private final ReturnAddresses addresses;

	private final References references;

	private final Receipts receipts;

	Attribution(ReturnAddresses addresses, References references, Receipts receipts) {
		this.addresses = addresses;
		this.references = references;
		this.receipts = receipts;
	}

	/** The message of an address of ours with a signature, which nobody can make. */
	Optional<MessageRef> signed(Original original) {
		return original.to()
			.stream()
			.flatMap((address) -> this.addresses.message(address).stream())
			.limit(MOST_NAMES)
			.flatMap((id) -> this.receipts.find(id).stream())
			.findFirst();
	}

	/**
	 * The message whose name is told. Whoever got one mail of a run may guess the names
	 * of others: so it is no proof of what became of them.
	 */
	Optional<MessageRef> named(Original original) {
		return Stream.concat(original.envelopeId().stream(), original.messageIds().stream().map(Attribution::leftSide))
			.limit(MOST_NAMES)
			.flatMap((name) -> this.references.message(name).stream())
			.findFirst();
	}

	private static String leftSide(String messageId) {
		int at = messageId.lastIndexOf('@');
		return (at < 0) ? messageId : messageId.substring(0, at);
	}

}
