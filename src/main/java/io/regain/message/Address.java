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

	/** Reads back what {@link #value()} stored for this channel. */
	static Address of(Channel channel, String value) {
		return switch (channel) {
			case EMAIL -> new EmailAddress(value);
			case SMS -> new PhoneNumber(value);
			case PUSH -> new DeviceToken(value);
		};
	}

}
