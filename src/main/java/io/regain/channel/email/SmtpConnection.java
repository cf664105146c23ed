package io.regain.channel.email;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;

import io.regain.channel.Detail;
import io.regain.channel.Outcome;
import io.regain.message.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the relay, spoken to command by command: the exceptions of Jakarta
 * Mail's own {@code sendMessage} do not always tell the phase in which something broke,
 * and that is what decides between "not sent" and "in doubt". For one thread at a time.
 */
final class SmtpConnection extends SMTPTransport {

	private final URLName relay;

	private final @Nullable String password;

	private OutputStream body = OutputStream.nullOutputStream();

	private int messages;

	private boolean inTransaction;

	private boolean broken;

	private Instant idleSince = Instant.EPOCH;

	SmtpConnection(Session session, URLName relay, @Nullable String password) {
		super(session, relay, relay.getProtocol(), "smtps".equals(relay.getProtocol()));
		this.relay = relay;
		this.password = password;
	}

	/**
	 * Connects and logs in.
	 * @return why not, or empty if that worked
	 */
	synchronized Optional<Outcome> open(Address to) {
		try {
			connect(this.relay.getHost(), this.relay.getPort(), this.relay.getUsername(), this.password);
			return Optional.empty();
		}
		catch (MessagingException ex) {
			this.broken = true;
			return Optional.of(loginFailure(ex, to));
		}
	}

	boolean offersUtf8() {
		return supportsExtension("SMTPUTF8");
	}

	/** MAIL FROM. */
	synchronized SmtpReply sender(String returnPath, boolean utf8) {
		this.messages++;
		this.inTransaction = true;
		return command("MAIL FROM:<" + returnPath + ">" + (utf8 ? " SMTPUTF8" : ""));
	}

	/** RCPT TO. */
	synchronized SmtpReply recipient(String address) {
		return command("RCPT TO:<" + address + ">");
	}

	/** DATA; 354 asks for the {@link #body}. */
	synchronized SmtpReply startBody() {
		try {
			this.body = data();
			return reply(getLastReturnCode(), getLastServerResponse());
		}
		catch (SMTPSendFailedException ex) {
			return reply(ex.getReturnCode(), getLastServerResponse());
		}
		catch (MessagingException ex) {
			return lost(ex);
		}
	}

	/** The body and the dot that ends it. */
	synchronized SmtpReply body(byte[] content) {
		try {
			this.body.write(content);
			SmtpReply reply = command(".");
			this.inTransaction = false;
			return reply;
		}
		catch (IOException ex) {
			return lost(ex);
		}
	}

	/**
	 * Makes it ready for another message.
	 * @return whether it can take one
	 */
	synchronized boolean isReusable(int messagesPerConnection) {
		if (this.broken || this.messages >= messagesPerConnection) {
			return false;
		}
		boolean clean = !this.inTransaction || command("RSET").isPositive();
		this.inTransaction = false;
		return clean;
	}

	synchronized void idleSince(Instant instant) {
		this.idleSince = instant;
	}

	synchronized boolean isIdleSince(Instant instant) {
		return !this.idleSince.isAfter(instant);
	}

	synchronized void closeQuietly() {
		try {
			close();
		}
		catch (MessagingException ex) {
			// What it was for is done, or known to have failed
		}
	}

	/**
	 * Jakarta Mail resets right after a refusal, and forgets the refusal if the relay has
	 * hung up; we reset before the next message.
	 */
	@Override
	public synchronized void issueCommand(String command, int expected) throws MessagingException {
		if (!command.equals("RSET")) {
			super.issueCommand(command, expected);
		}
	}

	private SmtpReply command(String line) {
		try {
			return reply(simpleCommand(line), getLastServerResponse());
		}
		catch (MessagingException ex) {
			return lost(ex);
		}
	}

	private SmtpReply reply(int code, String raw) {
		SmtpReply reply = SmtpReply.of(code, raw);
		this.broken |= reply.endsConnection();
		return reply;
	}

	private SmtpReply lost(Exception ex) {
		this.broken = true;
		Throwable cause = ex;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return SmtpReply.none(cause.getClass().getSimpleName() + ": " + cause.getMessage());
	}

	private Outcome loginFailure(MessagingException ex, Address to) {
		if (isNetworkFailure(ex) || getLastReturnCode() == -1) {
			return SmtpPhase.LOGIN.outcome(lost(ex), to);
		}
		SmtpReply reply = SmtpReply.of(getLastReturnCode(), String.valueOf(getLastServerResponse()));
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
