package io.regain.message;

import java.util.Locale;

/**
 * How urgent and how welcome a message is; it decides every rule about who may be written
 * to and what happens in doubt.
 */
public enum MessageClass {

	/** Must reach people now. */
	INCIDENT,
	/** They need to know. */
	SERVICE,
	/** They may want to know: needs consent, and is never sent twice to be safe. */
	MARKETING;

	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @throws IllegalArgumentException if no class has this id
	 */
	public static MessageClass of(String id) {
		return valueOf(id.toUpperCase(Locale.ROOT));
	}

	/**
	 * Whether a message whose outcome is unknown is sent again rather than left to a
	 * person.
	 */
	public boolean sentAgainInDoubt() {
		return this != MARKETING;
	}

}
