package io.regain.channel.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * One text of an email as a MIME part: as it is where its characters and the length of
 * its lines let it pass a relay unharmed, otherwise encoded (RFC 2045, 6).
 */
final class MimePart {

	private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();

	private final String subtype;

	private final byte[] bytes;

	private final boolean ascii;

	private final boolean asItIs;

	/**
	 * @param boundary what must not stand in it
	 */
	MimePart(String subtype, String text, String boundary) {
		this.subtype = subtype;
		CanonicalText canonical = CanonicalText.of(text);
		this.bytes = canonical.bytes();
		this.ascii = canonical.ascii();
		this.asItIs = !canonical.longLines() && !text.contains(boundary);
	}

	/** Whether it would go as it is to a relay with 8BITMIME, and to no other. */
	boolean wantsEightBits() {
		return this.asItIs && !this.ascii;
	}

	/**
	 * @param eightBits whether the relay takes bytes above 127 (RFC 6152)
	 */
	void write(boolean eightBits, ByteArrayOutputStream out) {
		String encoding = encoding(eightBits);
		String header = "Content-Type: text/" + this.subtype + "; charset=UTF-8\r\nContent-Transfer-Encoding: "
				+ encoding + "\r\n\r\n";
		out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
		out.writeBytes(switch (encoding) {
			case "base64" -> BASE64.encode(this.bytes);
			case "quoted-printable" -> QuotedPrintable.encode(this.bytes);
			default -> this.bytes;
		});
		out.write('\r');
		out.write('\n');
	}

	private String encoding(boolean eightBits) {
		if (this.asItIs && (this.ascii || eightBits)) {
			return this.ascii ? "7bit" : "8bit";
		}
		return isShorterInBase64() ? "base64" : "quoted-printable";
	}

	/** Base64 makes 4 of 3 bytes, quoted-printable 3 of each it encodes. */
	private boolean isShorterInBase64() {
		int encoded = 0;
		for (byte b : this.bytes) {
			if (b < 0 || b == '=') {
				encoded++;
			}
		}
		return encoded * 6L > this.bytes.length;
	}

}
