package io.regain.tracking.mailbox;

import java.util.Optional;

import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outgoing;
import io.regain.delivery.Deliveries;
import io.regain.delivery.DeliveryProperties;
import io.regain.delivery.MessageRef;
import io.regain.delivery.RunBook;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.From;
import io.regain.tracking.Replies;
import io.regain.tracking.bounce.Returned;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Hands answers on to those who care for customers: as a mail in the sender's name that
 * has the customer's own mail in it, and whose answer goes to the customer. At least
 * once: until the relay has taken it, the customer's mail stays in the mailbox and is
 * handed on again, less and less often. What the relay will never take is left to a
 * person.
 */
@Component
class HandOn {

	private static final Logger logger = LoggerFactory.getLogger(HandOn.class);

	private final RepliesProperties properties;

	private final DeliveryProperties delivery;

	private final Deliveries deliveries;

	private final RunBook book;

	private final Replies replies;

	HandOn(RepliesProperties properties, DeliveryProperties delivery, Deliveries deliveries, RunBook book,
			Replies replies) {
		this.properties = properties;
		this.delivery = delivery;
		this.deliveries = deliveries;
		this.book = book;
		this.replies = replies;
	}

	/**
	 * @param key under which the reply is kept
	 * @param raw the mail as it came
	 */
	Progress finish(MessageRef message, Returned.Replied replied, String key, byte[] raw) {
		Optional<Address> to = this.properties.receiver().flatMap(this.delivery::permitted);
		Optional<From> from = this.book.from(message.runId());
		if (to.isEmpty() || from.isEmpty() || !this.deliveries.configured().contains(Channel.EMAIL)) {
			return Progress.DONE;
		}
		if (!this.replies.begin(key)) {
			return this.replies.isWaiting(key) ? Progress.LATER : Progress.DONE;
		}
		Progress progress = send(new HandOnMail(message, replied, raw).to(to.get(), from.get()), message);
		if (progress == Progress.DONE) {
			this.replies.handedOn(key);
		}
		return (progress == Progress.LATER && this.replies.isOverdue(key)) ? givenUp(message) : progress;
	}

	private Progress send(Outgoing mail, MessageRef message) {
		try {
			Outcome outcome = this.deliveries.sendNow(mail);
			if (outcome instanceof Outcome.Accepted) {
				return Progress.DONE;
			}
			logger.warn("The answer to message {} has not been handed on: {}", message.id(), outcome.words());
			return isForGood(outcome) ? givenUp(message) : Progress.LATER;
		}
		catch (RuntimeException ex) {
			logger.warn("Whether the answer to message {} has been handed on is not known: {}", message.id(),
					ex.getClass().getName());
			return Progress.LATER;
		}
	}

	/** What is wrong with our settings is mended by somebody, and then works. */
	private static boolean isForGood(Outcome outcome) {
		return outcome instanceof Outcome.Refused refused && refused.cause() != Cause.CONFIGURATION;
	}

	private static Progress givenUp(MessageRef message) {
		logger.warn("The answer to message {} is not handed on any more; its mail is put where a person looks",
				message.id());
		return Progress.GIVEN_UP;
	}

	/** How far an answer has been handed on. */
	enum Progress {

		DONE, LATER, GIVEN_UP

	}

}
