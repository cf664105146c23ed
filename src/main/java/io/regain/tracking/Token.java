package io.regain.tracking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import io.regain.message.Secret;

/**
 * Names a message in a URL, for one purpose, so that nobody else can: the message's
 * number and the first 12 bytes of an HMAC over it. Nothing personal is in it.
 */
public final class Token {

	private static final int SIGNATURE_BYTES = 12;

	private static final int MAX_LENGTH = 40;

	private Token() {
	}

	public static String of(Secret secret, Purpose purpose, long messageId) {
		String id = Long.toString(messageId, Character.MAX_RADIX);
		return id + "." + signature(secret, purpose, id);
	}

	/**
	 * The message, if the token was made for this purpose with this secret, or the one
	 * before it.
	 */
	public static Optional<Long> verify(Secret secret, Purpose purpose, String token) {
		int dot = token.indexOf('.');
		if (dot < 1 || token.length() > MAX_LENGTH) {
			return Optional.empty();
		}
		String id = token.substring(0, dot);
		byte[] given = token.substring(dot + 1).getBytes(StandardCharsets.US_ASCII);
		boolean ours = isSigned(secret, purpose, id, given)
				|| secret.previous().filter((before) -> isSigned(before, purpose, id, given)).isPresent();
		return ours ? Optional.of(Long.parseLong(id, Character.MAX_RADIX)) : Optional.empty();
	}

	private static boolean isSigned(Secret secret, Purpose purpose, String id, byte[] given) {
		return MessageDigest.isEqual(signature(secret, purpose, id).getBytes(StandardCharsets.US_ASCII), given);
	}

	private static String signature(Secret secret, Purpose purpose, String id) {
		byte[] full = secret.sign("link/" + purpose.name(), id);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, SIGNATURE_BYTES));
	}

	/** A token made for one is worth nothing for another. */
	public enum Purpose {

		UNSUBSCRIBE, STATUS, OPEN, CLICK, PREFERENCES

	}

}
