package io.regain.channel.email;

import java.util.List;
import java.util.Optional;

/**
 * What a relay must know of a letter before its body.
 *
 * @param returnPath where bounces go; empty text for nowhere
 * @param recipient the one receiver
 * @param eightBits whether the body has bytes above 127 (8BITMIME, RFC 6152)
 * @param utf8 whether one of the addresses needs SMTPUTF8 (RFC 6531)
 * @param reportedAs the name that reports of its delivery carry (DSN, RFC 3461), of 100
 * characters at most that stand for themselves in xtext, and no person's; empty if the
 * relay is not to be told
 */
record Envelope(String returnPath, String recipient, boolean eightBits, boolean utf8, Optional<String> reportedAs) {

	/** The commands that carry it, the last of which asks for the body. */
	List<Line> lines() {
		String parameters = (this.eightBits ? " BODY=8BITMIME" : "") + (this.utf8 ? " SMTPUTF8" : "")
				+ this.reportedAs.map((name) -> " RET=HDRS ENVID=" + name).orElse("");
		// What relays report by themselves, said lest one along the way reports more
		String reports = this.reportedAs.isPresent() ? " NOTIFY=FAILURE,DELAY" : "";
		return List.of(new Line(SmtpPhase.SENDER, "MAIL FROM:<" + this.returnPath + ">" + parameters),
				new Line(SmtpPhase.RECIPIENT, "RCPT TO:<" + this.recipient + ">" + reports),
				new Line(SmtpPhase.DATA, "DATA"));
	}

	/** One command, and what it means if it is refused. */
	record Line(SmtpPhase phase, String command) {
	}

}
