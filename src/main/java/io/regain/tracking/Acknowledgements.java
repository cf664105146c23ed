package io.regain.tracking;

import java.util.Optional;

import io.regain.delivery.Deadlocks;
import io.regain.delivery.Escalations;
import io.regain.delivery.MessageRef;
import io.regain.delivery.Receipts;
import io.regain.delivery.RunBook;
import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;
import io.regain.tracking.Unsubscribes.Reader;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hears from customers that they have read a message, and ends what was to tell them the
 * same on other channels: from that commit on none of it is put on the wire.
 */
@Service
public class Acknowledgements {

	/** Test messages carry a link too; it belongs to no message. */
	private static final long TEST = 0;

	private final Receipts receipts;

	private final RunBook book;

	private final Escalations escalations;

	private final Events events;

	private final ObjectProvider<Secret> secret;

	private final TransactionOperations transaction;

	Acknowledgements(Receipts receipts, RunBook book, Escalations escalations, Events events,
			ObjectProvider<Secret> secret, TransactionOperations transaction) {
		this.receipts = receipts;
		this.book = book;
		this.escalations = escalations;
		this.events = events;
		this.secret = secret;
		this.transaction = transaction;
	}

	/** How to speak to whoever holds the token; empty if it is none of ours. */
	public Optional<Reader> reader(String token) {
		return message(token).flatMap((id) -> (id == TEST) ? Optional.of(new Reader("", "")) : this.receipts.find(id)
			.map((message) -> new Reader(message.locale(), this.book.sender(message.runId()))));
	}

	/**
	 * Saying it again changes nothing.
	 * @return whether the token was one of ours
	 */
	public boolean acknowledge(String token) {
		Optional<Long> id = message(token);
		id.flatMap(this.receipts::find).ifPresent((message) -> Deadlocks.again(() -> {
			this.transaction.executeWithoutResult(
					(status) -> acknowledged(message, new EventReport("link", "acknowledge:" + message.id())));
			return message;
		}));
		return id.isPresent();
	}

	/**
	 * The same for who heard it otherwise, in a transaction that is tried again as a
	 * whole.
	 * @return whether the message's run waits for that; if not, nothing is recorded
	 */
	public boolean heard(MessageRef message, EventReport report) {
		boolean awaited = this.escalations.isUntilAcknowledged(message.runId());
		if (awaited) {
			acknowledged(message, report);
		}
		return awaited;
	}

	/** The event is last, so that little is waited for while its id is not yet seen. */
	private void acknowledged(MessageRef message, EventReport report) {
		this.escalations.acknowledged(message);
		this.events.append(message, EventType.ACKNOWLEDGED, report);
	}

	private Optional<Long> message(String token) {
		return Token.verify(this.secret.getObject(), Purpose.ACKNOWLEDGE, token);
	}

}
