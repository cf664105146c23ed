package io.regain.tracking.mailbox;

import java.util.Optional;

import io.regain.channel.Outcome;
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
 * handed on again.
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
	 * @return whether nothing is left to do
	 */
	boolean finish(MessageRef message, Returned.Replied replied, String key, byte[] raw) {
		Optional<Address> to = this.properties.receiver().flatMap(this.delivery::permitted);
		Optional<From> from = this.book.from(message.runId());
		if (to.isEmpty() || from.isEmpty() || !this.deliveries.configured().contains(Channel.EMAIL)) {
			return true;
		}
		if (!this.replies.begin(key)) {
			return this.replies.isHandedOn(key);
		}
		if (!isTaken(new HandOnMail(message, replied, raw).to(to.get(), from.get()), message)) {
			return false;
		}
		this.replies.handedOn(key);
		return true;
	}

	private boolean isTaken(Outgoing mail, MessageRef message) {
		try {
			Outcome outcome = this.deliveries.sendNow(mail);
			if (outcome instanceof Outcome.Accepted) {
				return true;
			}
			logger.warn("The answer to message {} has not been handed on, and will be again: {}", message.id(),
					outcome.words());
		}
		catch (RuntimeException ex) {
			logger.warn("Whether the answer to message {} has been handed on is not known; it will be again: {}",
					message.id(), ex.getClass().getName());
		}
		return false;
	}

}
