package io.regain.tracking.bounce.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Transfer encodings (RFC 2045, 6), taking what can be read and leaving the rest. */
final class Encodings {

	private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	private Encodings() {
	}

	static byte[] decode(String body, String encoding) {
		return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
			case "quoted-printable" -> quotedPrintable(body);
			case "base64" -> base64(body);
			default -> bytes(body);
		};
	}

	static byte[] bytes(String body) {
		return body.getBytes(StandardCharsets.ISO_8859_1);
	}

	static byte[] quotedPrintable(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c != '=') {
				bytes.write(c);
				continue;
			}
			int lineEnd = softBreak(text, i + 1);
			int high = digit(text, i + 1);
			int low = digit(text, i + 2);
			if (lineEnd > 0) {
				i = lineEnd;
			}
			else if (high >= 0 && low >= 0) {
				bytes.write(high * 16 + low);
				i += 2;
			}
			else {
				bytes.write(c);
			}
		}
		return bytes.toByteArray();
	}

	/**
	 * @return where the line ends that "=" and perhaps blanks close, or -1
	 */
	private static int softBreak(String text, int from) {
		for (int i = from; i < text.length() && i < from + 20; i++) {
			char c = text.charAt(i);
			if (c == '\n') {
				return i;
			}
			if (c != ' ' && c != '\t' && c != '\r') {
				return -1;
			}
		}
		return from == text.length() ? from : -1;
	}

	private static int digit(String text, int at) {
		return at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
	}

	static byte[] base64(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
		int bits = 0;
		int count = 0;
		for (int i = 0; i < text.length(); i++) {
			int value = BASE64.indexOf(text.charAt(i));
			if (value < 0) {
				continue;
			}
			bits = (bits << 6 | value) & 0xffffff;
			count += 6;
			if (count >= 8) {
				count -= 8;
				bytes.write(bits >> count);
			}
		}
		return bytes.toByteArray();
	}

}
