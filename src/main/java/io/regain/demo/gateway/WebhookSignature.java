package io.regain.demo.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Twilio's {@code X-Twilio-Signature}: HMAC-SHA1 with the account's token over the URL
 * followed by each parameter's name and value, sorted by name, in Base64.
 */
final class WebhookSignature {

	private WebhookSignature() {
	}

	static String of(String url, Map<String, String> parameters, String authToken) {
		StringBuilder signed = new StringBuilder(url);
		new TreeMap<>(parameters).forEach((name, value) -> signed.append(name).append(value));
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
			return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every Java platform has HmacSHA1", ex);
		}
	}

}
