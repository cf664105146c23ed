package io.regain.channel.email;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import jakarta.mail.util.StreamProvider;

/**
 * One text of an email as a MIME part. Never sent as it is, even if it is ASCII: both
 * encodings keep lines short and trailing blanks alive, and neither can hold the
 * boundary.
 */
final class MimePart {

	private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();

	/** Looked up once: Jakarta Mail would search the whole class path for each part. */
	private static final StreamProvider STREAMS = StreamProvider.provider();

	private MimePart() {
	}

	static void write(String subtype, String text, OutputStream out) {
		byte[] bytes = canonical(text).getBytes(StandardCharsets.UTF_8);
		String encoding = encodingFor(bytes);
		String header = "Content-Type: text/%s; charset=UTF-8\r\nContent-Transfer-Encoding: %s\r\n\r\n"
			.formatted(subtype, encoding);
		try {
			out.write(header.getBytes(StandardCharsets.US_ASCII));
			out.write("base64".equals(encoding) ? BASE64.encode(bytes) : quotedPrintable(bytes));
			out.write('\r');
			out.write('\n');
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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

	private static byte[] quotedPrintable(byte[] bytes) throws IOException {
		ByteArrayOutputStream encoded = new ByteArrayOutputStream(bytes.length * 5 / 4);
		try (OutputStream encoder = STREAMS.outputQP(encoded)) {
			encoder.write(bytes);
		}
		return encoded.toByteArray();
	}

}
