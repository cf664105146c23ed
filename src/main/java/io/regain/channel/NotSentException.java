package io.regain.channel;

import java.util.Optional;

/**
 * The request provably did not leave, or was not looked at. Never leaves a sender, which
 * returns {@link #toOutcome()} instead.
 */
public final class NotSentException extends RuntimeException {

	private final String code;

	/**
	 * @param code says in a word what was the matter
	 */
	NotSentException(String code, String message, Throwable cause) {
		super(message, cause);
		this.code = code;
	}

	public Outcome toOutcome() {
		return new Outcome.Deferred(this.code, String.valueOf(getMessage()), Optional.empty(), true);
	}

}
