package io.regain.tracking.bounce.mime;

import java.util.List;
import java.util.Locale;

/**
 * A mail or a part of one.
 *
 * @param type as in {@code text/plain}, small
 * @param body bytes as chars, still encoded
 * @param parts of a multipart, or the one mail inside a {@code message/rfc822}
 */
public record Part(Headers headers, String type, String body, List<Part> parts) {

	/** Enough for each rule and for what a person reads. */
	private static final int LONGEST_TEXT = 300_000;

	public static Part read(byte[] raw) {
		return new PartReader().mail(RawMail.text(raw));
	}

	/**
	 * @return the body as text; of HTML what it says
	 */
	public String text() {
		String text = decoded();
		return this.type.equals("text/html") ? HtmlText.of(text) : text;
	}

	/**
	 * @return the body as text, HTML as it stands
	 */
	public String decoded() {
		String start = this.body.length() > LONGEST_TEXT ? this.body.substring(0, LONGEST_TEXT) : this.body;
		byte[] bytes = Encodings.decode(start, this.headers.value("content-transfer-encoding"));
		return Charsets.decode(bytes, this.headers.parameter("content-type", "charset").orElse(""));
	}

	public boolean isMultipart() {
		return this.type.startsWith("multipart/");
	}

	/** True of what is meant to be saved, not read. */
	public boolean isFile() {
		String disposition = this.headers.value("content-disposition").toLowerCase(Locale.ROOT);
		return disposition.startsWith("attachment");
	}

}
