package io.regain.tracking.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is told, with HMAC-SHA-256.
 *
 * @see <a href=
 * "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">
 * Standard Webhooks</a>
 */
final class Signature {

	private static final String PREFIX = "whsec_";

	private static final String HMAC = "HmacSHA256";

	private Signature() {
	}

	static boolean isSecret(String secret) {
		if (!secret.startsWith(PREFIX)) {
			return false;
		}
		try {
			int bytes = key(secret).length;
			return bytes >= 24 && bytes <= 64;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/** The header {@code webhook-signature}: one signature for each secret. */
	static String of(List<String> secrets, String id, long timestamp, String body) {
		byte[] signed = (id + '.' + timestamp + '.' + body).getBytes(StandardCharsets.UTF_8);
		return secrets.stream()
			.map((secret) -> "v1," + Base64.getEncoder().encodeToString(hmac(key(secret), signed)))
			.collect(Collectors.joining(" "));
	}

	private static byte[] key(String secret) {
		return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
	}

	private static byte[] hmac(byte[] key, byte[] text) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(new SecretKeySpec(key, HMAC));
			return mac.doFinal(text);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every Java platform has " + HMAC, ex);
		}
	}

}
