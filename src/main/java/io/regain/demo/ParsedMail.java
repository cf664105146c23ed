package io.regain.demo;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/**
 * What a mail says, decoded.
 *
 * @param fromName the display name, or empty
 * @param headers as received, still encoded and folded
 * @param text the part for readers without HTML, or empty
 * @param html the part for readers with HTML, or empty
 */
public record ParsedMail(String subject, String fromName, String fromAddress, List<Field> headers, String text,
		String html) {

	/** One header field. */
	public record Field(String name, String value) {
	}

	static ParsedMail of(MimeMessage message) throws MessagingException {
		List<Field> headers = Collections.list(message.getAllHeaders())
			.stream()
			.map((header) -> new Field(header.getName(), header.getValue()))
			.toList();
		InternetAddress from = (message.getFrom() != null) ? (InternetAddress) message.getFrom()[0]
				: new InternetAddress();
		return new ParsedMail(Optional.ofNullable(message.getSubject()).orElse(""),
				Optional.ofNullable(from.getPersonal()).orElse(""), Optional.ofNullable(from.getAddress()).orElse(""),
				headers, body(message, "text/plain"), body(message, "text/html"));
	}

	private static String body(Part part, String type) throws MessagingException {
		try {
			if (part.isMimeType(type)) {
				return part.getContent().toString();
			}
			return (part.getContent() instanceof Multipart parts) ? body(parts, type) : "";
		}
		catch (IOException ex) {
			throw new MessagingException("a part could not be read", ex);
		}
	}

	private static String body(Multipart parts, String type) throws MessagingException {
		for (int i = 0; i < parts.getCount(); i++) {
			String body = body(parts.getBodyPart(i), type);
			if (!body.isEmpty()) {
				return body;
			}
		}
		return "";
	}

}
