package io.regain.channel.email;

import java.io.IOException;

import io.regain.channel.Detail;
import io.regain.channel.Outcome;
import io.regain.message.Address;
import jakarta.mail.MessagingException;

/** What it means that a relay could not be connected to, or did not let us in. */
final class SmtpLogin {

	private SmtpLogin() {
	}

	/**
	 * @param code of the last reply; -1 if it made no sense
	 * @param raw that reply's lines
	 */
	static Outcome failure(MessagingException ex, int code, String raw, Address to) {
		if (isNetworkFailure(ex) || code == -1) {
			return SmtpPhase.LOGIN.outcome(SmtpReply.none(ex), to);
		}
		SmtpReply reply = SmtpReply.of(code, raw);
		if (reply.isTransient() || reply.isPermanent()) {
			return SmtpPhase.LOGIN.outcome(reply, to);
		}
		// It is us who refused: STARTTLS is required but not offered, or no way to log in
		return new Outcome.Refused(Outcome.Cause.CONFIGURATION, "login",
				Detail.of(String.valueOf(ex.getMessage()), to));
	}

	private static boolean isNetworkFailure(Throwable ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof IOException) {
				return true;
			}
		}
		return false;
	}

}
