package io.regain.tracking;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.regain.delivery.Deadlocks;
import io.regain.delivery.MessageRef;
import io.regain.delivery.Receipts;
import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Twilio's reports of what became of a text message. Verified before anything in them is
 * looked at, and before the database is asked; repeated and late ones change nothing.
 *
 * @see <a href=
 * "https://www.twilio.com/docs/messaging/guides/track-outbound-message-status"> Track the
 * message status of outbound messages</a>
 */
@Service
public class StatusCallbacks {

	private static final Logger logger = LoggerFactory.getLogger(StatusCallbacks.class);

	private static final String SOURCE = "twilio";

	private final ProviderSignatures signatures;

	private final ObjectProvider<Secret> secret;

	private final Receipts receipts;

	private final Events events;

	private final TransactionOperations transaction;

	StatusCallbacks(ProviderSignatures signatures, ObjectProvider<Secret> secret, Receipts receipts, Events events,
			TransactionOperations transaction) {
		this.signatures = signatures;
		this.secret = secret;
		this.receipts = receipts;
		this.events = events;
		this.transaction = transaction;
	}

	/**
	 * @param path of the request, as it was sent to {@code regain.public-url}
	 * @param form only read if the token is genuine
	 * @param signature the header {@code X-Twilio-Signature}
	 * @return whether it was genuine
	 */
	public boolean receive(String token, String path, Supplier<Map<String, String>> form, String signature) {
		Optional<Long> id = Token.verify(this.secret.getObject(), Purpose.STATUS, token);
		if (id.isEmpty() || !this.signatures.isGenuine(path, form, signature)) {
			return false;
		}
		Map<String, String> report = form.get();
		// The worker that records the sending writes the same rows; Twilio reports only
		// once
		return Deadlocks.again(() -> {
			this.transaction.executeWithoutResult(
					(status) -> this.receipts.find(id.get()).ifPresent((message) -> record(message, report)));
			return true;
		});
	}

	private void record(MessageRef message, Map<String, String> form) {
		String status = form.getOrDefault("MessageStatus", "");
		String code = form.getOrDefault("ErrorCode", "");
		Optional.ofNullable(form.get("MessageSid")).ifPresent((sid) -> this.receipts.identified(message.id(), sid));
		switch (status) {
			case "sent" -> append(message, EventType.SENT, form, code);
			case "delivered" -> {
				append(message, EventType.DELIVERED, form, code);
				this.receipts.delivered(message.id());
			}
			case "undelivered", "failed" -> {
				append(message, EventType.BOUNCED, form, code);
				this.receipts.bounced(message.id(), code);
			}
			default -> logger.debug("Message {}: status {} says nothing new", message.id(), status);
		}
	}

	private void append(MessageRef message, EventType type, Map<String, String> form, String code) {
		this.events.append(message, type,
				new EventReport(SOURCE, form.getOrDefault("MessageSid", "") + ":" + type.id()).code(code));
	}

}
