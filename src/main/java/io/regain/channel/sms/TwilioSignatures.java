package io.regain.channel.sms;

import java.util.Map;
import java.util.function.Supplier;

import com.twilio.security.RequestValidator;
import io.regain.channel.CallbackVerifier;

/**
 * Verifies Twilio's header {@code X-Twilio-Signature}.
 *
 * @see <a href= "https://www.twilio.com/docs/usage/webhooks/webhooks-security">Webhooks
 * security</a>
 */
final class TwilioSignatures implements CallbackVerifier {

	/** Of 20 bytes (HMAC-SHA-1) in Base64. */
	private static final int LENGTH = 28;

	private final RequestValidator validator;

	TwilioSignatures(String authToken) {
		this.validator = new RequestValidator(authToken);
	}

	@Override
	public boolean isGenuine(String url, Supplier<Map<String, String>> form, String signature) {
		return signature.length() == LENGTH && this.validator.validate(url, form.get(), signature);
	}

}
