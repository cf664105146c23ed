package io.regain.channel.email;

import java.nio.charset.StandardCharsets;

/**
 * Text as mail carries it: UTF-8, with CRLF as the only line break (RFC 2045, 6.8).
 *
 * @param bytes UTF-8
 * @param ascii whether none of them is above 127
 * @param longLines whether a line is longer than SMTP lets it be
 */
record CanonicalText(byte[] bytes, boolean ascii, boolean longLines) {

	/** In bytes, without the CRLF (RFC 5321, 4.5.3.1.6). */
	static final int LONGEST_LINE = 998;

	/** A character of Java takes no more bytes than this in UTF-8. */
	private static final int MOST_BYTES = 3;

	/**
	 * Asked of each message of some kilobytes: what looks at each character here is the
	 * JDK's own, which looks at many at once.
	 */
	static CanonicalText of(String text) {
		String lines = (text.indexOf('\r') < 0) ? text : text.replace("\r\n", "\n").replace('\r', '\n');
		String canonical = lines.replace("\n", "\r\n");
		byte[] bytes = canonical.getBytes(StandardCharsets.UTF_8);
		return new CanonicalText(bytes, bytes.length == canonical.length(), hasLongLine(lines));
	}

	private static boolean hasLongLine(String lines) {
		int begin = 0;
		for (int end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', begin)) {
			if (isLong(lines, begin, end)) {
				return true;
			}
			begin = end + 1;
		}
		return isLong(lines, begin, lines.length());
	}

	private static boolean isLong(String lines, int begin, int end) {
		return (end - begin) * MOST_BYTES > LONGEST_LINE
				&& lines.substring(begin, end).getBytes(StandardCharsets.UTF_8).length > LONGEST_LINE;
	}

}
