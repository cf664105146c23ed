package io.regain.audience;

/** A segment could not be read. Nothing has been planned or sent because of it. */
public class SegmentException extends RuntimeException {

	private final String reason;

	SegmentException(String segment, String reason) {
		super("segment %s: %s".formatted(segment, reason));
		this.reason = reason;
	}

	SegmentException(String segment, String reason, Throwable cause) {
		super("segment %s: %s".formatted(segment, reason), cause);
		this.reason = reason;
	}

	/** The message without the segment. */
	String reason() {
		return this.reason;
	}

}
