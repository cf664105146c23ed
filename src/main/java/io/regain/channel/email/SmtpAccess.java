package io.regain.channel.email;

import java.io.IOException;
import java.io.OutputStream;
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
 * The way into a relay: Jakarta Mail connects, secures and logs in. What is said then is
 * written to the {@linkplain Wire wire} below it, and Jakarta Mail reads the replies.
 */
final class SmtpAccess extends SMTPTransport {

	private final URLName relay;

	private final @Nullable String password;

	private final boolean encrypted;

	private @Nullable Wire wire;

	/**
	 * @param encrypted whether it begins with TLS
	 */
	SmtpAccess(Session session, URLName relay, @Nullable String password, boolean encrypted) {
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
			return Optional.empty();
		}
		catch (IOException ex) {
			String where = this.relay.getHost() + ((this.relay.getPort() < 0) ? "" : ":" + this.relay.getPort());
			return Optional.of(SmtpPhase.LOGIN.outcome(SmtpReply.none(where + ": " + SmtpReply.none(ex).text()), to));
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

	private Wire wire() {
		return Objects.requireNonNull(this.wire, "not open");
	}

	SmtpExtensions offered() {
		return SmtpExtensions.of(this::supportsExtension);
	}

	OutputStream out() {
		return wire().getOutputStream();
	}

	synchronized SmtpReply reply() throws MessagingException {
		return SmtpReply.of(readServerResponse(), getLastServerResponse());
	}

	synchronized void closeQuietly() {
		try {
			close();
		}
		catch (MessagingException ex) {
			// What it was for is done, or known to have failed
		}
	}

}
