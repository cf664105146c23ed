package io.regain.channel.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A relay's reply to one command.
 *
 * @param code the reply code, or 0 if no reply came or it made no sense
 * @param status the enhanced status code (RFC 3463), or empty if there was none
 * @param text the reply's words, its lines joined
 */
record SmtpReply(int code, String status, String text) {

	private static final Pattern LINE_START = Pattern
		.compile("(?m)^\\d{3}[ -]?(?:[245]\\.\\d{1,3}\\.\\d{1,3}(?: |$))?");

	private static final Pattern STATUS = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})(?: |$)",
			Pattern.MULTILINE);

	/** qmail's place for it. */
	private static final Pattern TRAILING_STATUS = Pattern.compile("\\(#([245]\\.\\d{1,3}\\.\\d{1,3})\\)");

	private static final Pattern QUEUE_ID = Pattern.compile("(?i)(?:queued as |id=)([\\w.-]{1,64})");

	/** What Jakarta Mail has instead of a reply when the connection ends. */
	private static final String CLOSED = "[EOF]";

	/** No reply, for this reason. */
	static SmtpReply none(String reason) {
		return new SmtpReply(0, "", reason);
	}

	/** No reply, since this went wrong. */
	static SmtpReply none(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return none(cause.getClass().getSimpleName() + ": " + cause.getMessage());
	}

	/**
	 * @param raw the reply's lines, each with its code
	 */
	static SmtpReply of(int code, String raw) {
		if (code < 200 || code > 599) {
			return none(raw.strip().equals(CLOSED) ? "it closed the connection" : "not an SMTP reply: " + raw);
		}
		String text = LINE_START.matcher(raw).replaceAll("").replaceAll("\\s+", " ").strip();
		Matcher status = STATUS.matcher(raw);
		if (status.find()) {
			return new SmtpReply(code, status.group(1), text);
		}
		Matcher trailing = TRAILING_STATUS.matcher(raw);
		return new SmtpReply(code, trailing.find() ? trailing.group(1) : "", text);
	}

	boolean isPositive() {
		return this.code / 100 == 2;
	}

	boolean isTransient() {
		return this.code / 100 == 4;
	}

	boolean isPermanent() {
		return this.code / 100 == 5;
	}

	/** Whether the connection is of no more use: no reply, or "service closing". */
	boolean endsConnection() {
		return this.code == 0 || this.code == 421;
	}

	/** The most telling code there is. */
	String bestCode() {
		if (this.code == 0) {
			return "no-answer";
		}
		return this.status.isEmpty() ? String.valueOf(this.code) : this.status;
	}

	/** The relay's own id of an accepted message, if its words have one. */
	String queueId() {
		Matcher id = QUEUE_ID.matcher(this.text);
		return id.find() ? id.group(1) : "";
	}

}
