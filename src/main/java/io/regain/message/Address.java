package io.regain.message;

/**
 * Where one message goes: the sealed set of what the channels can reach. The value is
 * what is handed to the provider, already in its canonical form.
 */
public sealed interface Address permits EmailAddress, PhoneNumber, DeviceToken {

	Channel channel();

	/** What the provider is given; never logged. */
	String value();

	/**
	 * What makes two addresses the same receiver: compared to find an address taken by
	 * another customer, and hashed for suppressions.
	 */
	String key();

	/**
	 * Reads what a person writes: an email address, a telephone number as in
	 * {@code +491701234567}, or {@code device:<token>}.
	 * @throws IllegalArgumentException if it is none of them
	 */
	static Address parse(String text) {
		String device = "device:";
		if (text.startsWith(device)) {
			return new DeviceToken(text.substring(device.length()));
		}
		if (text.startsWith("+")) {
			return new PhoneNumber(text);
		}
		EmailAddress email = new EmailAddress(text);
		// Part of another column, or the end of "Ann <ann@example.com>": it would be
		// nobody's
		if (email.domain().chars().anyMatch((c) -> ";,<>\"'()|".indexOf(c) >= 0)) {
			throw new IllegalArgumentException("not an email address");
		}
		return email;
	}

	/** Reads back what {@link #value()} stored for this channel. */
	static Address of(Channel channel, String value) {
		return switch (channel) {
			case EMAIL -> new EmailAddress(value);
			case SMS -> new PhoneNumber(value);
			case PUSH -> new DeviceToken(value);
		};
	}

}
