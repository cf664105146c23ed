package io.regain.channel;

import java.util.Optional;

/**
 * The request provably did not leave: there was no connection. Never leaves a sender,
 * which returns {@link #toOutcome()} instead.
 */
public final class NotSentException extends RuntimeException {

	NotSentException(String message, Throwable cause) {
		super(message, cause);
	}

	public Outcome toOutcome() {
		return new Outcome.Deferred("no-connection", String.valueOf(getMessage()), Optional.empty(), true);
	}

}
