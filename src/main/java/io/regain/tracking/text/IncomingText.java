package io.regain.tracking.text;

import java.util.Map;
import java.util.Optional;

import io.regain.message.PhoneNumber;

/**
 * A text message as Twilio hands it over.
 *
 * @param sid names it, however often it is handed over
 * @param optOutType what Twilio took it for; may be empty
 * @param media how many pictures came with it; they are not fetched
 * @see <a href= "https://www.twilio.com/docs/messaging/guides/webhook-request"> Twilio's
 * request to your incoming message webhook URL</a>
 */
record IncomingText(String sid, Optional<PhoneNumber> from, String body, String optOutType, int media) {

	private static final int MOST_BODY = 1_600;

	private static final int MOST_SID = 64;

	/** Empty if nobody could tell it from another. */
	static Optional<IncomingText> of(Map<String, String> form) {
		String sid = form.getOrDefault("MessageSid", "");
		if (sid.isBlank() || sid.length() > MOST_SID) {
			return Optional.empty();
		}
		return Optional
			.of(new IncomingText(sid, number(form.getOrDefault("From", "")), cut(form.getOrDefault("Body", "")),
					form.getOrDefault("OptOutType", ""), count(form.getOrDefault("NumMedia", ""))));
	}

	Meaning meaning() {
		return Meaning.of(this.body, this.optOutType);
	}

	/** Short codes and names send texts, too; nobody is texted there. */
	private static Optional<PhoneNumber> number(String from) {
		try {
			return Optional.of(new PhoneNumber(from));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static int count(String number) {
		return number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0;
	}

	/** Never in the middle of a character. */
	private static String cut(String text) {
		if (text.length() <= MOST_BODY) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(MOST_BODY - 1)) ? MOST_BODY - 1 : MOST_BODY);
	}

}
