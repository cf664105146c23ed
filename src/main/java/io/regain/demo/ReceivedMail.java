package io.regain.demo;

import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

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

	/** The first header field of this name, decoded and in one line. */
	public Optional<String> header(String name) {
		try {
			InternetHeaders headers = new InternetHeaders(new ByteArrayInputStream(this.raw));
			return Optional.ofNullable(headers.getHeader(name, null)).map(ReceivedMail::decoded);
		}
		catch (MessagingException ex) {
			throw new IllegalStateException("a received mail is not MIME", ex);
		}
	}

	private static String decoded(String value) {
		String unfolded = MimeUtility.unfold(value);
		try {
			return MimeUtility.decodeText(unfolded);
		}
		catch (UnsupportedEncodingException ex) {
			return unfolded;
		}
	}

}
