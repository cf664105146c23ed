package io.regain.incident;

/** Something that cannot be done with an incident: what, and what is allowed. */
public final class IncidentException extends RuntimeException {

	/** Whose fault it is. */
	public enum Kind {

		/** What was asked for can never be. */
		INVALID,
		/** There is no such incident or update. */
		UNKNOWN,
		/** It cannot be now, as the incident stands. */
		CONFLICT,
		/** A guard refuses it to this person. */
		REFUSED

	}

	private static final long serialVersionUID = 1L;

	private final Kind kind;

	IncidentException(Kind kind, String message) {
		super(message);
		this.kind = kind;
	}

	public Kind kind() {
		return this.kind;
	}

	static IncidentException invalid(String message, Object... values) {
		return new IncidentException(Kind.INVALID, message.formatted(values));
	}

	static IncidentException unknown(String message, Object... values) {
		return new IncidentException(Kind.UNKNOWN, message.formatted(values));
	}

	static IncidentException conflict(String message, Object... values) {
		return new IncidentException(Kind.CONFLICT, message.formatted(values));
	}

	static IncidentException refused(String message, Object... values) {
		return new IncidentException(Kind.REFUSED, message.formatted(values));
	}

}
