package io.regain.tracking.bounce.mime;

import java.nio.charset.StandardCharsets;

/** Bytes as they came, as text of one char per byte in which each line ends with LF. */
final class RawMail {

	/** More of a mail tells nothing more of it. */
	private static final int MOST_BYTES = 3 << 20;

	private RawMail() {
	}

	static String text(byte[] raw) {
		String text = new String(raw, 0, Math.min(raw.length, MOST_BYTES), StandardCharsets.ISO_8859_1);
		return withoutEnvelope(lines(text));
	}

	/** CRLF, CR CRLF and CR alone all end a line somewhere. */
	private static String lines(String text) {
		if (text.indexOf('\r') < 0) {
			return text;
		}
		StringBuilder lines = new StringBuilder(text.length());
		int at = 0;
		while (at < text.length()) {
			int end = at;
			while (end < text.length() && text.charAt(end) == '\r') {
				end++;
			}
			if (end == at) {
				lines.append(text.charAt(at++));
				continue;
			}
			boolean feeds = end < text.length() && text.charAt(end) == '\n';
			lines.append("\n".repeat(feeds ? 0 : end - at));
			at = end;
		}
		return lines.toString();
	}

	/** Byte order mark, blank lines and the "From " line of a folder. */
	private static String withoutEnvelope(String text) {
		int start = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
		while (true) {
			int end = text.indexOf('\n', start);
			if (end < 0) {
				return text.substring(start);
			}
			String line = text.substring(start, Math.min(end, start + 200));
			if (!line.isBlank() && !line.startsWith("From ") && !line.startsWith(">From ")) {
				return text.substring(start);
			}
			start = end + 1;
		}
	}

}
