package io.regain.goodwill;

/** Something that cannot be done with goodwill: what, and what is allowed. */
public final class GoodwillException extends RuntimeException {

	/** Whose fault it is. */
	public enum Kind {

		/** What was asked for can never be. */
		INVALID,
		/** There is no such policy or code. */
		UNKNOWN,
		/** It cannot be now, or not any more. */
		CONFLICT,
		/** Its time is over. */
		ENDED

	}

	private static final long serialVersionUID = 1L;

	private final Kind kind;

	GoodwillException(Kind kind, String message, Object... values) {
		super(message.formatted(values));
		this.kind = kind;
	}

	public Kind kind() {
		return this.kind;
	}

	static GoodwillException invalid(String message, Object... values) {
		return new GoodwillException(Kind.INVALID, message, values);
	}

	static GoodwillException conflict(String message, Object... values) {
		return new GoodwillException(Kind.CONFLICT, message, values);
	}

}
