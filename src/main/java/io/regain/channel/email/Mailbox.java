package io.regain.channel.email;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

import io.regain.message.EmailAddress;

/**
 * An address in the form SMTP carries: the domain in ASCII (RFC 5890), the local part as
 * it is.
 *
 * @param address the whole, safe inside angle brackets
 */
record Mailbox(String address) {

	/**
	 * What cannot break out of angle brackets, nor out of its quotes. Stricter rules
	 * (dots at the wrong place) are the receiving system's: some hosts have such
	 * addresses.
	 */
	private static final Pattern LOCAL_PART = Pattern
		.compile("[^<>()\\[\\]\\\\,;:@\"\\p{C}\\p{Z}]+|\"(?:[^\"\\\\\\p{C}\\p{Z}]|\\\\[!-~])+\"");

	/**
	 * @return empty if SMTP has no form for it
	 */
	static Optional<Mailbox> of(EmailAddress email) {
		String local = email.value().substring(0, email.value().lastIndexOf('@'));
		if (!LOCAL_PART.matcher(local).matches()) {
			return Optional.empty();
		}
		try {
			return Optional.of(new Mailbox(local + "@" + IDN.toASCII(email.domain(), IDN.USE_STD3_ASCII_RULES)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	String domain() {
		return this.address.substring(this.address.lastIndexOf('@') + 1);
	}

	/** Whether it can be written to through relays with SMTPUTF8 (RFC 6531) only. */
	boolean needsUtf8() {
		return this.address.chars().anyMatch((c) -> c > 127);
	}

}
