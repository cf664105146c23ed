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

	private final byte[] text;

	private final byte[] encoded;

	private int length;

	private int column;

	private QuotedPrintable(byte[] text) {
		this.text = text;
		int most = 3 * text.length;
		this.encoded = new byte[most + 3 * (most / (LONGEST_LINE - 2) + 1)];
	}

	/**
	 * @param text whose lines end with CRLF
	 */
	static byte[] encode(byte[] text) {
		return new QuotedPrintable(text).encode();
	}

	private byte[] encode() {
		for (int i = 0; i < this.text.length; i++) {
			byte b = this.text[i];
			if (isLineBreak(i)) {
				put('\r');
				put('\n');
				this.column = 0;
				i++;
			}
			else if (isLiteral(b) || (isBlank(b) && i + 1 < this.text.length && !isLineBreak(i + 1))) {
				makeRoom(1);
				put(b);
			}
			else {
				makeRoom(3);
				put('=');
				put(HEX[(b >> 4) & 0xf]);
				put(HEX[b & 0xf]);
			}
		}
		return Arrays.copyOf(this.encoded, this.length);
	}

	private boolean isLineBreak(int at) {
		return this.text[at] == '\r' && at + 1 < this.text.length && this.text[at + 1] == '\n';
	}

	private static boolean isLiteral(byte b) {
		return b > ' ' && b <= '~' && b != '=';
	}

	/** Lost by some relays at the end of a line. */
	private static boolean isBlank(byte b) {
		return b == ' ' || b == '\t';
	}

	private void makeRoom(int width) {
		if (this.column + width > LONGEST_LINE) {
			put('=');
			put('\r');
			put('\n');
			this.column = 0;
		}
		this.column += width;
	}

	private void put(int b) {
		this.encoded[this.length++] = (byte) b;
	}

}
