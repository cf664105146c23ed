package io.regain.channel.sms;

import java.util.Set;

import io.regain.channel.Detail;
import io.regain.channel.HttpAnswer;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.OutcomeUnknownException;
import io.regain.message.Address;
import tools.jackson.databind.JsonNode;

/**
 * What Twilio's errors mean to us: by the code in the body, as described one by one below
 * <a href="https://www.twilio.com/docs/api/errors">twilio.com/docs/api/errors</a>.
 */
final class TwilioErrors {

	/**
	 * Invalid, unreachable, a short code, ourselves, premium rate, not mobile, landline.
	 */
	private static final Set<Integer> BAD_NUMBER = Set.of(21211, 21214, 21217, 21265, 21266, 21268, 21604, 21614,
			21635);

	/** The receiver answered STOP. */
	private static final int OPTED_OUT = 21610;

	/** No body, too long, not sendable, neither body nor media, a parameter too long. */
	private static final Set<Integer> BAD_TEXT = Set.of(21602, 21605, 21617, 21618, 21619, 21658);

	/**
	 * The account, the region (21408), the sender (2160x, 2165x, 2166x; 21612 together
	 * with the receiver's country), the callback's URL (21609), the messaging service
	 * (217xx): the same for every message, or every message to a country.
	 */
	private static final Set<Integer> BAD_SETTINGS = Set.of(10001, 20003, 20404, 21212, 21408, 21601, 21603, 21606,
			21607, 21608, 21609, 21612, 21616, 21657, 21659, 21660, 21661, 21662, 21663, 21668, 21701, 21702, 21703,
			21704, 21705, 21709);

	/**
	 * Too fast (14107, 20429, 63017, 63018), queue full (21611), maintenance (21730), too
	 * many for a day (63038). "Requests that receive 429 responses aren't processed".
	 */
	private static final Set<Integer> NOT_NOW = Set.of(14107, 20429, 21611, 21730, 63017, 63018, 63038);

	private TwilioErrors() {
	}

	/**
	 * @param answer not a success
	 * @throws OutcomeUnknownException if it is a server's error: the message may exist
	 */
	static Outcome outcome(HttpAnswer answer, Address to) {
		if (answer.status() >= 500) {
			throw new OutcomeUnknownException("Twilio answered HTTP " + answer.status());
		}
		JsonNode error = answer.json();
		int code = error.path("code").asInt(0);
		String shownCode = (code > 0) ? String.valueOf(code) : "HTTP " + answer.status();
		String detail = Detail.of(error.path("message").asString(""), to);
		if (NOT_NOW.contains(code) || answer.status() == 429 || answer.status() == 408) {
			return new Outcome.Deferred(shownCode, detail, answer.retryAfter(), true);
		}
		return new Outcome.Refused(cause(code, answer.status()), shownCode, detail);
	}

	private static Cause cause(int code, int status) {
		if (code == OPTED_OUT) {
			return Cause.OPTED_OUT;
		}
		if (BAD_NUMBER.contains(code)) {
			return Cause.INVALID_ADDRESS;
		}
		if (BAD_TEXT.contains(code)) {
			return Cause.CONTENT;
		}
		if (BAD_SETTINGS.contains(code)) {
			return Cause.CONFIGURATION;
		}
		// A code we do not know. What differs between our requests is number and text;
		// only
		// a status that speaks of the account or the URL blames what they have in common
		return (status == 400 || status == 413 || status == 422) ? Cause.CONTENT : Cause.CONFIGURATION;
	}

}
