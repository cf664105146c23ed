package io.regain.channel.email;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import io.regain.channel.Outgoing;
import io.regain.message.Address;
import io.regain.message.Content;
import io.regain.message.EmailAddress;

/**
 * One email, rendered and with its headers written before the relay is spoken to, so that
 * nothing of ours can fail in the middle of it. All attempts say the same but for the
 * date; how the body is encoded depends on what the relay takes.
 *
 * @param reference the message's own: lower-case letters, digits, dots and hyphens
 * @param receiver whose words in a reply are not repeated
 * @param from the From header's mailbox
 * @param to the one receiver
 * @param replyTo where answers go, if elsewhere
 * @param returnPath where it returns to, if the relay is not to say
 * @param headers with CRLF at the end of each line
 * @param boundary between the parts
 * @param text the body for those who read no HTML
 * @param html the body
 * @param enclosed a mail that goes along
 */
record Letter(String reference, Address receiver, Mailbox from, Mailbox to, Optional<Mailbox> replyTo,
		Optional<String> returnPath, String headers, String boundary, MimePart text, MimePart html,
		Optional<Enclosed> enclosed) {

	static Letter write(Outgoing message, Mailbox from, Mailbox to, Optional<Mailbox> replyTo, Instant now) {
		Content.Email email = (Content.Email) message.content();
		// RFC 2045, 6.7 recommends "=_": neither encoding of a body can have it
		String boundary = "=_" + message.reference();
		return new Letter(message.reference(), message.to(), from, to, replyTo,
				message.returnPath().map(EmailAddress::value), headers(message, from, to, replyTo, now), boundary,
				new MimePart("plain", email.text(), boundary), new MimePart("html", email.html(), boundary),
				message.enclosed().map(Enclosed::new));
	}

	/**
	 * Headers and body, with CRLF at the end of each line.
	 * @param eightBits whether the relay takes bytes above 127 in a body (RFC 6152)
	 */
	byte[] content(boolean eightBits) {
		ByteArrayOutputStream content = new ByteArrayOutputStream(16_384);
		content.writeBytes(this.headers.getBytes(StandardCharsets.UTF_8));
		String outer = this.boundary + "-mixed";
		if (this.enclosed.isPresent()) {
			begin("mixed", outer, eightBits, content);
			content.writeBytes(ascii("--" + outer + "\r\n"));
		}
		begin("alternative", this.boundary, eightBits, content);
		content.writeBytes(ascii("--" + this.boundary + "\r\n"));
		this.text.write(eightBits, content);
		content.writeBytes(ascii("--" + this.boundary + "\r\n"));
		this.html.write(eightBits, content);
		content.writeBytes(ascii("--" + this.boundary + "--\r\n"));
		this.enclosed.ifPresent((mail) -> {
			content.writeBytes(ascii("\r\n--" + outer + "\r\n"));
			mail.write(content);
			content.writeBytes(ascii("--" + outer + "--\r\n"));
		});
		return content.toByteArray();
	}

	/** The headers of several parts, and the empty line behind them. */
	private void begin(String kind, String boundary, boolean eightBits, ByteArrayOutputStream content) {
		content.writeBytes(ascii("Content-Type: multipart/" + kind + ";\r\n boundary=\"" + boundary + "\"\r\n"
				+ ((eightBits && wantsEightBits()) ? "Content-Transfer-Encoding: 8bit\r\n" : "") + "\r\n"));
	}

	/** Whether a relay with 8BITMIME gets it in fewer bytes. */
	boolean wantsEightBits() {
		return this.text.wantsEightBits() || this.html.wantsEightBits();
	}

	/** Why an address cannot be used. */
	static String noFormFor(String whose) {
		return "SMTP, or this relay without SMTPUTF8, has no form for " + whose + " address";
	}

	/** Whether one of its addresses needs a relay with SMTPUTF8. */
	boolean needsUtf8() {
		return this.from.needsUtf8() || this.to.needsUtf8() || this.replyTo.filter(Mailbox::needsUtf8).isPresent();
	}

	private static String headers(Outgoing message, Mailbox from, Mailbox to, Optional<Mailbox> replyTo, Instant now) {
		StringBuilder headers = new StringBuilder(512);
		line(headers, "Message-ID: <" + message.reference() + "@" + from.domain() + ">");
		// RFC 5322, 3.6.4: mails that name the same one belong together, though nobody
		// has that
		message.conversation()
			.ifPresent((common) -> line(headers, "References: <" + common + "@" + from.domain() + ">"));
		line(headers, "Date: " + date(now));
		line(headers, HeaderText.mailbox("From", message.from().name(), from));
		replyTo.ifPresent((mailbox) -> line(headers, "Reply-To: <" + mailbox.address() + ">"));
		line(headers, "To: <" + to.address() + ">");
		line(headers, HeaderText.unstructured("Subject", ((Content.Email) message.content()).subject()));
		message.unsubscribe().ifPresent((url) -> {
			line(headers, "List-Unsubscribe: <" + url.toASCIIString() + ">");
			if (isOneClick(url)) {
				line(headers, "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
			}
		});
		if (message.enclosed().isEmpty()) {
			// What a person wrote is answered by persons: programs for support put other
			// mail
			// aside
			line(headers, "Auto-Submitted: auto-generated");
		}
		line(headers, "X-Regain-Run: " + message.run());
		message.redirectedFor()
			.ifPresent((customer) -> line(headers, HeaderText.unstructured("X-Regain-Redirected-For", customer)));
		line(headers, "MIME-Version: 1.0");
		return headers.toString();
	}

	/** RFC 8058, 3.1 wants HTTPS. What stays on this machine needs none. */
	private static boolean isOneClick(URI unsubscribe) {
		return "https".equalsIgnoreCase(unsubscribe.getScheme()) || "127.0.0.1".equals(unsubscribe.getHost())
				|| "localhost".equals(unsubscribe.getHost());
	}

	private static void line(StringBuilder headers, String header) {
		headers.append(header).append("\r\n");
	}

	/**
	 * The JDK writes the obsolete zone "GMT", which RFC 5322 no longer lets us generate.
	 */
	private static String date(Instant now) {
		return DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)).replace("GMT", "+0000");
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
