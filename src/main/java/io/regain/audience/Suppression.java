package io.regain.audience;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.regain.message.MessageClass;

/** Why an address must not be written to, and by which classes of message. */
public enum Suppression {

	/** They unsubscribed: no marketing. */
	UNSUBSCRIBED,
	/** They reported a message as spam: neither marketing nor service. */
	COMPLAINED,
	/** The provider says that nobody is there: nothing. */
	HARD_BOUNCE,
	/** It could not be delivered for too long, again and again: nothing. */
	SOFT_BOUNCE,
	/** A person decided so: nothing. */
	MANUAL;

	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * @throws IllegalArgumentException if there is no such reason
	 */
	public static Suppression of(String id) {
		return valueOf(id.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	/** Of all. */
	public static List<String> ids() {
		return Arrays.stream(values()).map(Suppression::id).toList();
	}

	public boolean blocks(MessageClass messageClass) {
		return switch (this) {
			case UNSUBSCRIBED -> messageClass == MessageClass.MARKETING;
			case COMPLAINED -> messageClass != MessageClass.INCIDENT;
			case HARD_BOUNCE, SOFT_BOUNCE, MANUAL -> true;
		};
	}

	/**
	 * Whether the customer asked for silence, which then holds on each of their channels.
	 */
	public boolean isWish() {
		return this == UNSUBSCRIBED || this == COMPLAINED;
	}

}
