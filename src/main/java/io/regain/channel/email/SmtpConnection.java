package io.regain.channel.email;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.regain.channel.Outcome;
import io.regain.message.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.SocketFetcher;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the relay, which Jakarta Mail logs in; the rest is spoken command by
 * command. Its own {@code sendMessage} waits for each answer, and its exceptions do not
 * always tell the phase in which something broke, which decides between "not sent" and
 * "in doubt". For one thread at a time.
 */
final class SmtpConnection extends SMTPTransport {

	private final URLName relay;

	private final @Nullable String password;

	private final boolean encrypted;

	private final SmtpLines lines = new SmtpLines();

	private @Nullable Wire wire;

	/** The first thing that could not be written. */
	private Optional<SmtpReply> failure = Optional.empty();

	/** After this nothing is read any more. */
	private Optional<SmtpReply> end = Optional.empty();

	private List<Envelope.Line> announced = List.of();

	private SmtpExtensions offered = SmtpExtensions.NONE;

	private int messages;

	private boolean inTransaction;

	private boolean broken;

	/**
	 * @param encrypted whether it begins with TLS
	 */
	SmtpConnection(Session session, URLName relay, @Nullable String password, boolean encrypted) {
		super(session, relay, relay.getProtocol(), encrypted);
		this.relay = relay;
		this.password = password;
		this.encrypted = encrypted;
	}

	/**
	 * Connects and logs in.
	 * @return why not, or empty if that worked
	 */
	synchronized Optional<Outcome> open(Address to) {
		this.broken = true;
		try {
			Wire wire = new Wire(this.relay.getHost(), SocketFetcher.getSocket(this.relay.getHost(),
					this.relay.getPort(), this.session.getProperties(), prefix(), this.encrypted));
			this.wire = wire;
			if (wire.isEncrypted()) {
				// Jakarta Mail would not know that it is
				setStartTLS(false);
				setRequireStartTLS(false);
			}
			connect(wire);
			wire.loggedIn();
			this.offered = SmtpExtensions.of(this::supportsExtension);
			this.broken = false;
			return Optional.empty();
		}
		catch (IOException ex) {
			return Optional.of(SmtpPhase.LOGIN.outcome(SmtpReply.none(ex), to));
		}
		catch (MessagingException ex) {
			hangUp();
			return Optional.of(SmtpLogin.failure(ex, getLastReturnCode(), String.valueOf(getLastServerResponse()), to));
		}
	}

	/** Jakarta Mail closes what it has logged in through, and nothing before that. */
	private void hangUp() {
		try {
			wire().close();
		}
		catch (IOException ex) {
			// It is of no use any more
		}
	}

	/** The password comes from here: a URL's would be read in the platform's charset. */
	@Override
	protected synchronized boolean protocolConnect(String host, int port, String user, @Nullable String ignored)
			throws MessagingException {
		return super.protocolConnect(host, port, user, this.password);
	}

	@Override
	protected void startTLS() throws MessagingException {
		if (wire().isEncrypted()) {
			return;
		}
		issueCommand("STARTTLS", 220);
		try {
			wire().goOnThrough((plain) -> SocketFetcher.startTLS(plain, this.relay.getHost(),
					this.session.getProperties(), prefix()));
		}
		catch (IOException ex) {
			throw new MessagingException("TLS failed", ex);
		}
	}

	private String prefix() {
		return "mail." + this.relay.getProtocol();
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
			this.announced.forEach((line) -> this.lines.command(line.command()));
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
	 * Hands over the body.
	 * @param next is announced before the answer to this one has come
	 */
	synchronized SmtpReply body(byte[] content, Optional<Envelope> next) {
		this.lines.body(content);
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

	private SmtpReply command(String line) {
		this.lines.command(line);
		return read();
	}

	/** Nothing is written behind a gap: the relay would take the rest for the whole. */
	private void write() {
		if (this.failure.isEmpty() && !this.lines.isEmpty()) {
			try {
				this.lines.leaveBy(wire().getOutputStream());
			}
			catch (IOException ex) {
				this.failure = Optional.of(lost(ex));
			}
		}
	}

	private Wire wire() {
		return Objects.requireNonNull(this.wire, "not open");
	}

	/**
	 * The next reply, once all has left that it answers. When something could not be
	 * written, there may still be one to what was said before.
	 */
	private SmtpReply read() {
		write();
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

}
