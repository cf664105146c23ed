package io.regain.tracking.mailbox;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.channel.Detail;
import io.regain.delivery.Deadlocks;
import io.regain.delivery.MessageRef;
import io.regain.delivery.Receipts;
import io.regain.message.EmailAddress;
import io.regain.message.Secret;
import io.regain.tracking.EventReport;
import io.regain.tracking.EventType;
import io.regain.tracking.Events;
import io.regain.tracking.Objections;
import io.regain.tracking.Replies;
import io.regain.tracking.SoftBounces;
import io.regain.tracking.bounce.BounceClass;
import io.regain.tracking.bounce.Failure;
import io.regain.tracking.bounce.Returned;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Records what a mail says of a message, with all that follows from it, in one
 * transaction. The event comes first: if it is known, nothing follows again.
 */
@Component
class RecordReturned {

	private static final String SOURCE = "mailbox";

	private static final int MOST_KIND = 16;

	/** Stands for whom a report does not name: nothing more can be taken out of it. */
	private static final EmailAddress NOBODY = new EmailAddress("…@…");

	private final Events events;

	private final Receipts receipts;

	private final Suppressions suppressions;

	private final Objections objections;

	private final SoftBounces softBounces;

	private final Replies replies;

	private final ObjectProvider<Secret> secret;

	private final TransactionOperations transaction;

	RecordReturned(Events events, Receipts receipts, Suppressions suppressions, Objections objections,
			SoftBounces softBounces, Replies replies, ObjectProvider<Secret> secret,
			TransactionOperations transaction) {
		this.events = events;
		this.receipts = receipts;
		this.suppressions = suppressions;
		this.objections = objections;
		this.softBounces = softBounces;
		this.replies = replies;
		this.secret = secret;
		this.transaction = transaction;
	}

	/**
	 * @param key the mail's own, the same however often it is read
	 */
	Kind record(MessageRef message, Returned returned, String key) {
		return Deadlocks
			.again(() -> this.transaction.execute((status) -> record(message, returned, new EventReport(SOURCE, key))));
	}

	private Kind record(MessageRef message, Returned returned, EventReport report) {
		if (returned instanceof Returned.Failed failed) {
			return failed(message, decisive(message, failed), report);
		}
		if (returned instanceof Returned.Delayed delayed) {
			EventReport told = delayed.delays().stream().findFirst().map((delay) -> told(report, delay)).orElse(report);
			return append(message, EventType.DELAYED, told) ? Kind.DELAY : Kind.KNOWN;
		}
		if (returned instanceof Returned.Arrived) {
			return arrived(message, report);
		}
		if (returned instanceof Returned.Complained complained) {
			return complained(message, report.kind(kind(complained.feedback())));
		}
		if (returned instanceof Returned.Automatic automatic) {
			return append(message, EventType.AUTO_REPLIED, report.kind(kind(automatic.kind()))) ? Kind.AUTOMATIC
					: Kind.KNOWN;
		}
		if (returned instanceof Returned.Replied replied) {
			return replied(message, replied, report);
		}
		return Kind.PUZZLING;
	}

	private Kind failed(MessageRef message, Failure failure, EventReport report) {
		EventReport told = told(report, failure).kind(failure.bounceClass().id());
		if (!append(message, EventType.BOUNCED, told)) {
			return Kind.KNOWN;
		}
		this.receipts.bounced(message.id(), told.code().orElse(""));
		if (failure.bounceClass() == BounceClass.HARD) {
			suppress(message, Suppression.HARD_BOUNCE);
		}
		else if (failure.bounceClass() == BounceClass.SOFT && this.softBounces.tooMany(message)) {
			suppress(message, Suppression.SOFT_BOUNCE);
		}
		return Kind.BOUNCE;
	}

	private Kind arrived(MessageRef message, EventReport report) {
		if (!append(message, EventType.DELIVERED, report)) {
			return Kind.KNOWN;
		}
		this.receipts.delivered(message.id());
		return Kind.DELIVERY;
	}

	private Kind complained(MessageRef message, EventReport report) {
		return this.objections.complain(message, report) ? Kind.COMPLAINT : Kind.KNOWN;
	}

	private Kind replied(MessageRef message, Returned.Replied replied, EventReport report) {
		if (!append(message, EventType.REPLIED, report)) {
			return Kind.KNOWN;
		}
		byte[] from = address(replied.from()).map(this.secret.getObject()::hash).orElseGet(message::addressHash);
		this.replies.keep(message, report.key(), from, replied.subject(), replied.text());
		return Kind.REPLY;
	}

	private boolean append(MessageRef message, EventType type, EventReport report) {
		return this.events.append(message, type, report);
	}

	/** Whoever got it instead of the customer has an address of their own. */
	private void suppress(MessageRef message, Suppression reason) {
		if (!message.redirected()) {
			this.suppressions.add(message.channel(), message.addressHash(), reason, "message " + message.id());
		}
	}

	/**
	 * Whether a mail that is told to be about a message knows where that went, which only
	 * its receiver's side does. An answer comes from there, or harms nobody.
	 */
	boolean names(MessageRef message, Returned returned) {
		if (returned instanceof Returned.Failed failed) {
			return failed.failures().stream().anyMatch((failure) -> isOf(message, failure))
					|| namesReceiver(message, returned);
		}
		return !(returned instanceof Returned.Complained || returned instanceof Returned.Arrived)
				|| namesReceiver(message, returned);
	}

	private boolean namesReceiver(MessageRef message, Returned returned) {
		return returned.original().recipients().stream().anyMatch((address) -> isAt(message, address));
	}

	/**
	 * What is said of whom we wrote to counts; if only others are named, to whom it was
	 * passed on, the worst.
	 */
	private Failure decisive(MessageRef message, Returned.Failed failed) {
		List<Failure> ours = failed.failures().stream().filter((failure) -> isOf(message, failure)).toList();
		return (ours.isEmpty() ? failed.failures() : ours).stream()
			.min(Comparator.comparing(Failure::bounceClass))
			.orElseThrow();
	}

	private boolean isOf(MessageRef message, Failure failure) {
		return failure.recipient().filter((address) -> isAt(message, address)).isPresent();
	}

	private boolean isAt(MessageRef message, String text) {
		return address(text).stream()
			.flatMap((address) -> this.secret.getObject().hashes(address).stream())
			.anyMatch((hash) -> Arrays.equals(hash, message.addressHash()));
	}

	private static EventReport told(EventReport report, Failure failure) {
		EmailAddress to = failure.recipient().flatMap(RecordReturned::address).orElse(NOBODY);
		return report.code(failure.status().isBlank() ? failure.reply() : failure.status())
			.detail(Detail.of(failure.words(), to));
	}

	private static Optional<EmailAddress> address(String text) {
		try {
			return Optional.of(new EmailAddress(text.strip()));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static String kind(String text) {
		String kind = text.toLowerCase(Locale.ROOT);
		return (kind.length() <= MOST_KIND) ? kind : kind.substring(0, MOST_KIND);
	}

}
