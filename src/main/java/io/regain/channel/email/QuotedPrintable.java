package io.regain.channel.email;

import java.util.Arrays;

/**
 * The encoding of RFC 2045, 6.7. Jakarta Mail's, byte by byte through streams, took a
 * quarter of all the time that sending took.
 */
final class QuotedPrintable {

	/** Of 76, with one left for the "=" that goes on in the next line. */
	private static final int LONGEST_LINE = 75;

	private static final byte[] HEX = { '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E',
			'F' };

	/** What stands for itself: all that is printed in ASCII but "=". */
	private static final boolean[] LITERAL = new boolean[256];

	static {
		Arrays.fill(LITERAL, '!', '~' + 1, true);
		LITERAL['='] = false;
	}

	private QuotedPrintable() {
	}

	/**
	 * @param text whose lines end with CRLF
	 */
	static byte[] encode(byte[] text) {
		int most = 3 * text.length;
		byte[] encoded = new byte[most + 3 * (most / (LONGEST_LINE - 2) + 1)];
		int length = 0;
		int column = 0;
		for (int i = 0; i < text.length; i++) {
			byte b = text[i];
			if (b == '\r' && isLineBreak(text, i)) {
				encoded[length++] = '\r';
				encoded[length++] = '\n';
				column = 0;
				i++;
				continue;
			}
			boolean literal = LITERAL[b & 0xff] || (isBlank(b) && i + 1 < text.length && !isLineBreak(text, i + 1));
			int width = literal ? 1 : 3;
			if (column + width > LONGEST_LINE) {
				encoded[length++] = '=';
				encoded[length++] = '\r';
				encoded[length++] = '\n';
				column = 0;
			}
			column += width;
			if (literal) {
				encoded[length++] = b;
			}
			else {
				encoded[length++] = '=';
				encoded[length++] = HEX[(b >> 4) & 0xf];
				encoded[length++] = HEX[b & 0xf];
			}
		}
		return Arrays.copyOf(encoded, length);
	}

	private static boolean isLineBreak(byte[] text, int at) {
		return text[at] == '\r' && at + 1 < text.length && text[at + 1] == '\n';
	}

	/** Lost by some relays at the end of a line. */
	private static boolean isBlank(byte b) {
		return b == ' ' || b == '\t';
	}

}
