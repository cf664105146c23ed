package io.regain.audience;

/** A segment could not be read. Nothing has been planned or sent because of it. */
public class SegmentException extends RuntimeException {

	private final String segment;

	public SegmentException(String segment, String message) {
		super("segment %s: %s".formatted(segment, message));
		this.segment = segment;
	}

	public SegmentException(String segment, String message, Throwable cause) {
		super("segment %s: %s".formatted(segment, message), cause);
		this.segment = segment;
	}

	public String segment() {
		return this.segment;
	}

}
