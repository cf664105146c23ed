package io.regain.tracking;

import java.util.Optional;

/**
 * What is told of one message.
 *
 * @param source who tells it: {@code twilio}, {@code link}, {@code mailbox} …; at most 20
 * characters
 * @param key names the report within its source, so that a repeated one is known; at most
 * 120 characters
 * @param code the provider's code, or an enhanced status code (RFC 3463)
 * @param kind tells events of one type apart: of bounces their class, of opens and clicks
 * {@code person} or {@code machine}; at most 16 characters
 * @param detail the words of whoever tells it, without addresses
 * @param link which of the template's links was followed
 */
public record EventReport(String source, String key, Optional<String> code, Optional<String> kind,
		Optional<String> detail, Optional<Long> link) {

	private static final int MOST_CODE = 32;

	private static final int MOST_DETAIL = 500;

	public EventReport {
		code = code.filter((text) -> !text.isBlank()).map((text) -> cut(text, MOST_CODE));
		detail = detail.filter((text) -> !text.isBlank()).map((text) -> cut(text, MOST_DETAIL));
	}

	public EventReport(String source, String key) {
		this(source, key, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
	}

	public EventReport code(String code) {
		return new EventReport(this.source, this.key, Optional.of(code), this.kind, this.detail, this.link);
	}

	public EventReport kind(String kind) {
		return new EventReport(this.source, this.key, this.code, Optional.of(kind), this.detail, this.link);
	}

	public EventReport detail(String detail) {
		return new EventReport(this.source, this.key, this.code, this.kind, Optional.of(detail), this.link);
	}

	public EventReport link(long link) {
		return new EventReport(this.source, this.key, this.code, this.kind, this.detail, Optional.of(link));
	}

	/** Never in the middle of a character. */
	static String cut(String text, int most) {
		if (text.length() <= most) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
	}

}
