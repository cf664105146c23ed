package io.regain.channel.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * One text of an email as a MIME part. Never sent as it is, even if it is ASCII: both
 * encodings keep lines short and trailing blanks alive, and neither can hold the
 * boundary.
 */
final class MimePart {

	private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();

	private MimePart() {
	}

	static void write(String subtype, String text, ByteArrayOutputStream out) {
		byte[] bytes = canonical(text).getBytes(StandardCharsets.UTF_8);
		String encoding = encodingFor(bytes);
		String header = "Content-Type: text/" + subtype + "; charset=UTF-8\r\nContent-Transfer-Encoding: " + encoding
				+ "\r\n\r\n";
		out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
		out.writeBytes("base64".equals(encoding) ? BASE64.encode(bytes) : QuotedPrintable.encode(bytes));
		out.write('\r');
		out.write('\n');
	}

	/** With CRLF as the only line break. */
	private static String canonical(String text) {
		return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
	}

	/**
	 * The shorter one: Base64 makes 4 of 3 bytes, quoted-printable 3 of each it encodes.
	 */
	private static String encodingFor(byte[] bytes) {
		int encoded = 0;
		for (byte b : bytes) {
			if (b < 0 || b == '=') {
				encoded++;
			}
		}
		return (encoded * 6L > bytes.length) ? "base64" : "quoted-printable";
	}

}
