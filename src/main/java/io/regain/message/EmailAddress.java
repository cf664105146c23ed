package io.regain.message;

import java.net.IDN;
import java.util.Locale;

/**
 * An email address as {@code local@domain} (RFC 5321, 4.1.2), without a display name.
 * Whether a customer's text is one is decided by the audience; this type only refuses
 * what could never be one or could break out of a header.
 */
public record EmailAddress(String value) implements Address {

	/** The longest forward path, less its angle brackets (RFC 5321, 4.5.3.1.3). */
	public static final int MAX_LENGTH = 254;

	public EmailAddress {
		int at = value.lastIndexOf('@');
		if (at < 1 || at == value.length() - 1 || value.length() > MAX_LENGTH
				|| value.codePoints().anyMatch(EmailAddress::isBlankOrControl)) {
			throw new IllegalArgumentException("not an email address");
		}
	}

	private static boolean isBlankOrControl(int character) {
		return Character.isISOControl(character) || Character.isWhitespace(character)
				|| Character.isSpaceChar(character);
	}

	public String domain() {
		return this.value.substring(this.value.lastIndexOf('@') + 1);
	}

	@Override
	public Channel channel() {
		return Channel.EMAIL;
	}

	/**
	 * In lower case: no receiver in use tells local parts apart by case. The domain as
	 * the DNS knows it (RFC 5890), however it is written.
	 */
	@Override
	public String key() {
		String local = this.value.substring(0, this.value.lastIndexOf('@') + 1);
		return (local + ascii(domain())).toLowerCase(Locale.ROOT);
	}

	private static String ascii(String domain) {
		if (domain.chars().allMatch((c) -> c < 0x80)) {
			return domain;
		}
		try {
			return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
		}
		catch (IllegalArgumentException ex) {
			return domain;
		}
	}

}
