package io.regain.correction;

/**
 * A run cannot be corrected so: the message says why, and what can be done instead.
 */
public class CorrectionException extends RuntimeException {

	CorrectionException(String message, Object... values) {
		super(message.formatted(values));
	}

}
