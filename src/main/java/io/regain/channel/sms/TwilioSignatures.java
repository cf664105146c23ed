package io.regain.channel.sms;

import java.util.Map;

import com.twilio.security.RequestValidator;
import io.regain.channel.CallbackVerifier;

/**
 * Verifies Twilio's header {@code X-Twilio-Signature}.
 *
 * @see <a href= "https://www.twilio.com/docs/usage/webhooks/webhooks-security">Webhooks
 * security</a>
 */
final class TwilioSignatures implements CallbackVerifier {

	private final RequestValidator validator;

	TwilioSignatures(String authToken) {
		this.validator = new RequestValidator(authToken);
	}

	@Override
	public boolean isGenuine(String url, Map<String, String> form, String signature) {
		return this.validator.validate(url, form, signature);
	}

}
