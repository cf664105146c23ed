package io.regain.satisfaction;

/** Something that cannot be done with a follow-up: what, and what is allowed. */
public final class SatisfactionException extends RuntimeException {

	/** Whose fault it is. */
	public enum Kind {

		/** What was asked for can never be. */
		INVALID,
		/** There is no such follow-up. */
		UNKNOWN,
		/** It cannot be now, or not any more. */
		CONFLICT

	}

	private static final long serialVersionUID = 1L;

	private final Kind kind;

	SatisfactionException(Kind kind, String message, Object... values) {
		super(message.formatted(values));
		this.kind = kind;
	}

	public Kind kind() {
		return this.kind;
	}

}
