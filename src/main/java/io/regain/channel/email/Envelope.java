package io.regain.channel.email;

import java.util.List;

/**
 * What a relay must know of a letter before its body.
 *
 * @param returnPath where bounces go; empty text for nowhere
 * @param recipient the one receiver
 * @param eightBits whether the body has bytes above 127 (8BITMIME, RFC 6152)
 * @param utf8 whether one of the addresses needs SMTPUTF8 (RFC 6531)
 */
record Envelope(String returnPath, String recipient, boolean eightBits, boolean utf8) {

	/** The commands that carry it, the last of which asks for the body. */
	List<Line> lines() {
		String parameters = (this.eightBits ? " BODY=8BITMIME" : "") + (this.utf8 ? " SMTPUTF8" : "");
		return List.of(new Line(SmtpPhase.SENDER, "MAIL FROM:<" + this.returnPath + ">" + parameters),
				new Line(SmtpPhase.RECIPIENT, "RCPT TO:<" + this.recipient + ">"), new Line(SmtpPhase.DATA, "DATA"));
	}

	/** One command, and what it means if it is refused. */
	record Line(SmtpPhase phase, String command) {
	}

}
