package io.regain.channel.email;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import io.regain.channel.Outcome;
import io.regain.message.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the relay, which Jakarta Mail opens and logs in; the rest is spoken
 * command by command. Its own {@code sendMessage} waits for each answer, and its
 * exceptions do not always tell the phase in which something broke, which decides between
 * "not sent" and "in doubt". For one thread at a time.
 */
final class SmtpConnection extends SMTPTransport {

	private final URLName relay;

	private final @Nullable String password;

	private OutputStream wire = OutputStream.nullOutputStream();

	/** The first thing that could not be written. */
	private Optional<SmtpReply> failure = Optional.empty();

	/** After this nothing is read any more. */
	private Optional<SmtpReply> end = Optional.empty();

	private List<Envelope.Line> announced = List.of();

	private SmtpExtensions offered = SmtpExtensions.NONE;

	private boolean pretending;

	private int messages;

	private boolean inTransaction;

	private boolean broken;

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
			this.offered = SmtpExtensions.of(this::supportsExtension);
			this.wire = wire();
			return Optional.empty();
		}
		catch (MessagingException ex) {
			this.broken = true;
			return Optional.of(SmtpLogin.failure(ex, getLastReturnCode(), String.valueOf(getLastServerResponse()), to));
		}
	}

	SmtpExtensions offered() {
		return this.offered;
	}

	/**
	 * Says who a letter is from and to, and that its body comes; {@link #reached()} tells
	 * the answer. With PIPELINING all at once, otherwise step by step as it is asked for.
	 */
	synchronized void announce(Envelope envelope) {
		this.messages++;
		this.inTransaction = true;
		this.announced = envelope.lines();
		if (this.offered.pipelining()) {
			int last = this.announced.size() - 1;
			StringBuilder lines = new StringBuilder();
			this.announced.subList(0, last).forEach((line) -> lines.append(line.command()).append("\r\n"));
			write(lines.toString().getBytes(StandardCharsets.UTF_8));
			writeLine(this.announced.get(last).command());
		}
	}

	/** How far the relay goes along with the envelope that was announced. */
	synchronized SmtpStep reached() {
		SmtpStep first = step(this.announced.get(0));
		for (Envelope.Line line : this.announced.subList(1, this.announced.size())) {
			if (first.reply().endsConnection() || (first.isRefused() && !this.offered.pipelining())) {
				return first;
			}
			SmtpStep next = step(line);
			if (!first.isRefused()) {
				first = next;
			}
			else if (next.wantsBody()) {
				// RFC 2920, 3.1: it had no receiver left, but wants a body all the same
				command(".");
			}
		}
		return first;
	}

	private SmtpStep step(Envelope.Line line) {
		return new SmtpStep(line.phase(), this.offered.pipelining() ? read() : command(line.command()));
	}

	/**
	 * The body and the dot that ends it.
	 * @param next is announced before the answer to this one has come
	 */
	synchronized SmtpReply body(byte[] content, Optional<Envelope> next) {
		write(content);
		writeLine(".");
		this.inTransaction = false;
		next.ifPresent(this::announce);
		return read();
	}

	/** How many it has been told of. */
	synchronized int messages() {
		return this.messages;
	}

	/**
	 * Makes it ready for another message.
	 * @return whether it can take one
	 */
	synchronized boolean isReusable(int messagesPerConnection) {
		if (this.broken || this.messages >= messagesPerConnection) {
			return false;
		}
		this.broken = this.inTransaction && !command("RSET").isPositive();
		this.inTransaction = false;
		return !this.broken;
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
	 * Jakarta Mail hands out the stream that doubles leading dots (RFC 5321, 4.5.2) only
	 * after a DATA of its own, which waits for the answer: of this one nothing is sent.
	 */
	private OutputStream wire() throws MessagingException {
		this.pretending = true;
		try {
			return data();
		}
		finally {
			this.pretending = false;
		}
	}

	@Override
	protected void sendCommand(String command) throws MessagingException {
		if (!this.pretending) {
			super.sendCommand(command);
		}
	}

	@Override
	protected int readServerResponse() throws MessagingException {
		return this.pretending ? SmtpStep.SEND_THE_BODY : super.readServerResponse();
	}

	private SmtpReply command(String line) {
		writeLine(line);
		return read();
	}

	/** Leaves with the next line. */
	private void write(byte[] bytes) {
		attempt(() -> this.wire.write(bytes));
	}

	private void writeLine(String line) {
		attempt(() -> sendCommand(line));
	}

	/** Nothing is written behind a gap: the relay would take the rest for the whole. */
	private void attempt(Writing writing) {
		if (this.failure.isEmpty()) {
			try {
				writing.write();
			}
			catch (IOException | MessagingException ex) {
				this.failure = Optional.of(lost(ex));
			}
		}
	}

	/**
	 * The next reply. When something could not be written, there may still be one to what
	 * was said before.
	 */
	private SmtpReply read() {
		if (this.end.isPresent()) {
			return this.end.get();
		}
		SmtpReply reply = nextReply();
		if (reply.code() == 0) {
			reply = this.failure.orElse(reply);
			this.end = Optional.of(reply);
		}
		return reply;
	}

	private SmtpReply nextReply() {
		try {
			return reply(readServerResponse(), getLastServerResponse());
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
		return SmtpReply.none(ex);
	}

	private interface Writing {

		void write() throws IOException, MessagingException;

	}

}
