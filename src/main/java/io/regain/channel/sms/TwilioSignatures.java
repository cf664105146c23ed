package io.regain.channel.sms;

import java.util.Map;

import com.twilio.security.RequestValidator;

/**
 * Tells Twilio's callbacks from forged ones. Whoever receives a callback must ask here
 * before believing a word of it.
 */
public final class TwilioSignatures {

	private final RequestValidator validator;

	TwilioSignatures(String authToken) {
		this.validator = new RequestValidator(authToken);
	}

	/**
	 * @param url the callback's URL as Twilio was given it: the public one, with its
	 * query
	 * @param form the parameters of its body, decoded
	 * @param signature the X-Twilio-Signature header
	 * @see <a href=
	 * "https://www.twilio.com/docs/usage/webhooks/webhooks-security">Webhooks
	 * security</a>
	 */
	public boolean isGenuine(String url, Map<String, String> form, String signature) {
		return this.validator.validate(url, form, signature);
	}

}
