package io.regain.channel.sms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.Message.Direction;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;
import io.regain.channel.HttpAnswer;
import io.regain.channel.Inquiry;
import io.regain.channel.OutcomeUnknownException;
import io.regain.channel.Outgoing;
import io.regain.message.Content;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for a text message in Twilio's list. Twilio takes no key of ours, so it is known
 * by sender, receiver and text. Where the account has texts redacted, or a messaging
 * service changes them ("smart encoding"), nothing looks alike.
 *
 * @see <a href=
 * "https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources">
 * Read multiple Message resources</a>
 */
final class TwilioInquiry implements Inquiry {

	private static final Logger logger = LoggerFactory.getLogger(TwilioInquiry.class);

	/** For clocks that differ, and for what an earlier attempt in doubt has made. */
	private static final Duration MARGIN = Duration.ofMinutes(5);

	/**
	 * The largest page, so that one is enough. Not filtered by {@code DateSent}: what is
	 * still queued has none.
	 */
	private static final long PAGE = 1000;

	private final TwilioRestClient twilio;

	private final String from;

	/**
	 * @param from the sender; empty if a messaging service chooses one
	 */
	TwilioInquiry(TwilioRestClient twilio, String from) {
		this.twilio = twilio;
		this.from = from;
	}

	@Override
	public List<String> alike(Outgoing message, Instant sentAt) {
		String text = ((Content.Sms) message.content()).text();
		return messagesTo(message.to().value()).stream()
			.filter((found) -> found.getDirection() == Direction.OUTBOUND_API)
			.filter((found) -> text.equals(found.getBody()))
			.filter((found) -> found.getDateCreated() != null
					&& !found.getDateCreated().toInstant().isBefore(sentAt.minus(MARGIN)))
			.map(Message::getSid)
			.toList();
	}

	private List<Message> messagesTo(String number) {
		MessageReader reader = Message.reader().setTo(new PhoneNumber(number)).setPageSize(PAGE);
		if (!this.from.isEmpty()) {
			reader.setFrom(new PhoneNumber(this.from));
		}
		try {
			return reader.firstPage(this.twilio).getRecords();
		}
		catch (TwilioRefusal ex) {
			return refused(ex.answer());
		}
		catch (RuntimeException ex) {
			// The SDK throws anything for what is no list of messages
			throw new OutcomeUnknownException("Twilio did not say what it has", ex);
		}
	}

	/** An account that may not list must not keep from sending what has to arrive. */
	private static List<Message> refused(HttpAnswer answer) {
		if (answer.status() >= 500 || answer.status() == 429 || answer.status() == 408) {
			throw new OutcomeUnknownException("Twilio answered HTTP " + answer.status());
		}
		logger.warn("Twilio does not let us ask for messages in doubt (HTTP {}): those that must arrive are sent again",
				answer.status());
		return List.of();
	}

}
