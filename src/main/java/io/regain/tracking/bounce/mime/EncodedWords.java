package io.regain.tracking.bounce.mime;

import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Header text (RFC 2047). Neighbours of one charset are joined before they are decoded:
 * many senders cut a character in two.
 */
final class EncodedWords {

	private static final Pattern WORD = Pattern
		.compile("=\\?([\\w.:+-]{1,40})(?:\\*[\\w-]{0,20})?\\?([bBqQ])\\?([^?]{0,2000})\\?=");

	private EncodedWords() {
	}

	static String decode(String value) {
		StringBuilder text = new StringBuilder();
		ByteArrayOutputStream pending = new ByteArrayOutputStream();
		String charset = "";
		int end = 0;
		Matcher word = WORD.matcher(value);
		while (word.find()) {
			String between = value.substring(end, word.start());
			boolean joins = between.isBlank() && pending.size() > 0;
			if (!joins || !charset.equalsIgnoreCase(word.group(1))) {
				text.append(Charsets.decode(pending.toByteArray(), charset));
				pending.reset();
				text.append(joins ? "" : raw(between));
			}
			charset = word.group(1);
			pending.writeBytes(bytes(word.group(2), word.group(3)));
			end = word.end();
		}
		text.append(Charsets.decode(pending.toByteArray(), charset));
		return text.append(raw(value.substring(end))).toString();
	}

	/** Bytes as chars, unless the text around was decoded before. */
	private static String raw(String text) {
		return text.chars().anyMatch((c) -> c > 0xff) ? text : Charsets.decode(Encodings.bytes(text), "");
	}

	private static byte[] bytes(String encoding, String encoded) {
		return encoding.equalsIgnoreCase("b") ? Encodings.base64(encoded)
				: Encodings.quotedPrintable(encoded.replace('_', ' '));
	}

}
