package io.regain.tracking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import io.regain.message.Secret;

/**
 * Names a message in a URL, for one purpose, so that nobody else can: the message's
 * number and the first 12 bytes of an HMAC over it; of a click, the link's number too.
 * Nothing personal is in it.
 */
public final class Token {

	private static final int SIGNATURE_BYTES = 12;

	private static final int MAX_LENGTH = 40;

	private static final char LINK = '-';

	private Token() {
	}

	public static String of(Secret secret, Purpose purpose, long messageId) {
		return signed(secret, purpose, text(messageId));
	}

	/** Names a link in a message; both together, so that neither can be exchanged. */
	public static String ofClick(Secret secret, long messageId, long link) {
		return signed(secret, Purpose.CLICK, text(messageId) + LINK + text(link));
	}

	/**
	 * The message, if the token was made for this purpose with this secret, or the one
	 * before it.
	 */
	public static Optional<Long> verify(Secret secret, Purpose purpose, String token) {
		return named(secret, purpose, token).filter((name) -> name.indexOf(LINK) < 0).map(Token::number);
	}

	/** The link and its message, if the token was made for them with this secret. */
	public static Optional<Click> verifyClick(Secret secret, String token) {
		return named(secret, Purpose.CLICK, token).filter((name) -> name.indexOf(LINK) > 0).map((name) -> {
			int link = name.indexOf(LINK);
			return new Click(number(name.substring(0, link)), number(name.substring(link + 1)));
		});
	}

	/** A link in a message. */
	public record Click(long messageId, long link) {
	}

	private static String text(long number) {
		return Long.toString(number, Character.MAX_RADIX);
	}

	private static long number(String text) {
		return Long.parseLong(text, Character.MAX_RADIX);
	}

	private static String signed(Secret secret, Purpose purpose, String name) {
		return name + "." + signature(secret, purpose, name);
	}

	private static Optional<String> named(Secret secret, Purpose purpose, String token) {
		int dot = token.indexOf('.');
		if (dot < 1 || token.length() > MAX_LENGTH) {
			return Optional.empty();
		}
		String name = token.substring(0, dot);
		byte[] given = token.substring(dot + 1).getBytes(StandardCharsets.US_ASCII);
		boolean ours = isSigned(secret, purpose, name, given)
				|| secret.previous().filter((before) -> isSigned(before, purpose, name, given)).isPresent();
		return ours ? Optional.of(name) : Optional.empty();
	}

	private static boolean isSigned(Secret secret, Purpose purpose, String name, byte[] given) {
		return MessageDigest.isEqual(signature(secret, purpose, name).getBytes(StandardCharsets.US_ASCII), given);
	}

	private static String signature(Secret secret, Purpose purpose, String name) {
		byte[] full = secret.sign("link/" + purpose.name(), name);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, SIGNATURE_BYTES));
	}

	/** A token made for one is worth nothing for another. */
	public enum Purpose {

		UNSUBSCRIBE, STATUS, OPEN, CLICK, PREFERENCES, ACKNOWLEDGE,
		/** What is named is no message, but the number of a question to a customer. */
		QUESTION

	}

}
