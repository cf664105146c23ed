package io.regain.audience;

import java.sql.SQLException;

/** A segment could not be read. Nothing has been planned or sent because of it. */
public class SegmentException extends RuntimeException {

	/** MySQL says so too of a table that isn't there, to whoever may not see it. */
	private static final int TABLE_DENIED = 1142;

	private final String reason;

	SegmentException(String segment, String reason) {
		super("segment %s: %s".formatted(segment, reason));
		this.reason = reason;
	}

	SegmentException(String segment, String reason, Throwable cause) {
		super("segment %s: %s".formatted(segment, reason), cause);
		this.reason = reason;
	}

	/** Of no segment in particular. */
	SegmentException(String message, SQLException cause) {
		super(message, cause);
		this.reason = message;
	}

	/** What the database said, in one line: the driver adds whole stack traces. */
	static String said(SQLException failure) {
		String said = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
		return (failure.getErrorCode() == TABLE_DENIED) ? said + " (or there is no such table)" : said;
	}

	/** The message without the segment. */
	String reason() {
		return this.reason;
	}

}
