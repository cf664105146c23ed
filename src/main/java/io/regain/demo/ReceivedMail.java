package io.regain.demo;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/**
 * A mail as the mail server got it.
 *
 * @param recipient the envelope's, which need not be in the headers
 * @param raw the MIME source; not copied, so don't change it
 */
public record ReceivedMail(String recipient, Instant at, byte[] raw) {

	private static final Session SESSION = Session.getInstance(new Properties());

	/** Parses the source, each time anew. */
	public ParsedMail parsed() {
		try {
			return ParsedMail.of(new MimeMessage(SESSION, new ByteArrayInputStream(this.raw)));
		}
		catch (MessagingException ex) {
			throw new IllegalStateException("a received mail is not MIME", ex);
		}
	}

}
