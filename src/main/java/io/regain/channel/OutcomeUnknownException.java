package io.regain.channel;

/**
 * The message may or may not have been taken: it is in doubt. The text never holds an
 * address.
 */
public class OutcomeUnknownException extends RuntimeException {

	public OutcomeUnknownException(String message, Throwable cause) {
		super(message, cause);
	}

	public OutcomeUnknownException(String message) {
		super(message);
	}

}
