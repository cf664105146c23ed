package io.regain.channel.email;

import java.nio.charset.StandardCharsets;

/**
 * Text as mail carries it: UTF-8, with CRLF as the only line break (RFC 2045, 6.8).
 *
 * @param bytes UTF-8
 * @param ascii whether none of them is above 127
 * @param longestLine in bytes, without its end
 */
record CanonicalText(byte[] bytes, boolean ascii, int longestLine) {

	static CanonicalText of(String text) {
		byte[] given = withLineFeeds(text).getBytes(StandardCharsets.UTF_8);
		int lines = 0;
		int all = 0;
		for (byte b : given) {
			lines += (b == '\n') ? 1 : 0;
			all |= b;
		}
		byte[] bytes = new byte[given.length + lines];
		int longest = 0;
		int begin = 0;
		int written = 0;
		for (int i = 0; i < given.length; i++) {
			if (given[i] == '\n') {
				longest = Math.max(longest, i - begin);
				System.arraycopy(given, begin, bytes, written, i - begin);
				written += i - begin;
				bytes[written++] = '\r';
				bytes[written++] = '\n';
				begin = i + 1;
			}
		}
		System.arraycopy(given, begin, bytes, written, given.length - begin);
		return new CanonicalText(bytes, all >= 0, Math.max(longest, given.length - begin));
	}

	private static String withLineFeeds(String text) {
		return (text.indexOf('\r') < 0) ? text : text.replace("\r\n", "\n").replace('\r', '\n');
	}

}
