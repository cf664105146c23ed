package io.regain.incident.status;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import io.regain.message.Secret;

/**
 * Names a subscriber in a URL, for one purpose, so that nobody else can: numbers and the
 * first bytes of an HMAC over them. Nothing personal is in it.
 */
final class SubscriberToken {

	private static final int SIGNATURE_BYTES = 12;

	private static final int MAX_LENGTH = 48;

	private SubscriberToken() {
	}

	static String of(Secret secret, String purpose, String name) {
		return name + "." + signature(secret, purpose, name);
	}

	/**
	 * What it names, if it was made for this purpose with this secret, or the one before.
	 */
	static Optional<String> verify(Secret secret, String purpose, String token) {
		int dot = token.indexOf('.');
		if (dot < 1 || token.length() > MAX_LENGTH) {
			return Optional.empty();
		}
		String name = token.substring(0, dot);
		byte[] given = token.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
		boolean ours = isSigned(secret, purpose, name, given)
				|| secret.previous().filter((before) -> isSigned(before, purpose, name, given)).isPresent();
		return ours ? Optional.of(name) : Optional.empty();
	}

	private static boolean isSigned(Secret secret, String purpose, String name, byte[] given) {
		return MessageDigest.isEqual(signature(secret, purpose, name).getBytes(StandardCharsets.UTF_8), given);
	}

	private static String signature(Secret secret, String purpose, String name) {
		byte[] full = secret.sign("subscriber/" + purpose, name);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, SIGNATURE_BYTES));
	}

}
