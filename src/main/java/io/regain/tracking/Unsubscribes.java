package io.regain.tracking;

import java.util.Optional;

import io.regain.delivery.Deadlocks;
import io.regain.delivery.MessageRef;
import io.regain.delivery.Receipts;
import io.regain.delivery.RunBook;
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

	private final RunBook book;

	private final Objections objections;

	private final ObjectProvider<Secret> secret;

	private final TransactionOperations transaction;

	Unsubscribes(Receipts receipts, RunBook book, Objections objections, ObjectProvider<Secret> secret,
			TransactionOperations transaction) {
		this.receipts = receipts;
		this.book = book;
		this.objections = objections;
		this.secret = secret;
		this.transaction = transaction;
	}

	/** How to speak to whoever holds the token; empty if it is none of ours. */
	public Optional<Reader> reader(String token) {
		return message(token).flatMap((id) -> (id == TEST) ? Optional.of(new Reader("", "")) : this.receipts.find(id)
			.map((message) -> new Reader(message.locale(), this.book.sender(message.runId()))));
	}

	/**
	 * Suppresses the message's address for marketing; saying it again changes nothing.
	 * @return whether the token was one of ours
	 */
	public boolean unsubscribe(String token) {
		Optional<Long> id = message(token);
		id.flatMap(this.receipts::find).ifPresent((message) -> Deadlocks.again(() -> {
			this.transaction.executeWithoutResult((status) -> this.objections.unsubscribe(message,
					new EventReport("link", "unsubscribe:" + message.id())));
			return message;
		}));
		return id.isPresent();
	}

	/**
	 * Whoever followed a link.
	 *
	 * @param locale in which they were written to; may be empty
	 * @param sender in whose name; may be empty
	 */
	public record Reader(String locale, String sender) {
	}

	private Optional<Long> message(String token) {
		return Token.verify(this.secret.getObject(), Purpose.UNSUBSCRIBE, token);
	}

}
