package io.regain;

/** The ledger's schema is not the one that this program was written for. */
public class SchemaException extends RuntimeException {

	SchemaException(String message) {
		super(message);
	}

}
