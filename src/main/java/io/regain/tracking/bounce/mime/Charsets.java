package io.regain.tracking.bounce.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Text in the charset that it says, if that is true, and else in the likeliest. Old
 * servers declare {@code unicode-1-1-utf-7}, {@code unknown-8bit} or nothing, and send
 * what they have.
 */
final class Charsets {

	private static final Optional<Charset> JAPANESE = known("ISO-2022-JP");

	private Charsets() {
	}

	static String decode(byte[] bytes, String declared) {
		if (bytes.length == 0) {
			return "";
		}
		Optional<Charset> charset = known(declared);
		return charset.flatMap((it) -> exact(bytes, it))
			.filter((text) -> text.indexOf('\u001b') < 0)
			.or(() -> escapes(bytes) ? JAPANESE.flatMap((it) -> exact(bytes, it)) : Optional.empty())
			.or(() -> exact(bytes, StandardCharsets.UTF_8))
			.orElseGet(() -> new String(bytes, charset.filter(Charsets::hasLetters).orElseGet(() -> likely(bytes))));
	}

	private static Optional<Charset> known(String name) {
		try {
			return name.isBlank() ? Optional.empty() : Optional.of(Charset.forName(name.strip()));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static Optional<String> exact(byte[] bytes, Charset charset) {
		try {
			return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
		}
		catch (CharacterCodingException | RuntimeException ex) {
			return Optional.empty();
		}
	}

	private static boolean escapes(byte[] bytes) {
		for (int i = 0; i + 1 < bytes.length; i++) {
			if (bytes[i] == 0x1b && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
				return true;
			}
		}
		return false;
	}

	private static boolean hasLetters(Charset charset) {
		return !List.of(StandardCharsets.US_ASCII, StandardCharsets.UTF_8).contains(charset);
	}

	/**
	 * Cyrillic letters lie in the upper quarter: in KOI8-R the small ones before the
	 * capitals, in windows-1251 after them.
	 */
	private static Charset likely(byte[] bytes) {
		int before = 0;
		int after = 0;
		int latin = 0;
		for (byte b : bytes) {
			int c = b & 0xff;
			before += c >= 0xc0 && c < 0xe0 ? 1 : 0;
			after += c >= 0xe0 ? 1 : 0;
			latin += Character.isLetter(c) && c < 128 ? 1 : 0;
		}
		if (before + after < latin / 4) {
			return known("windows-1252").orElse(StandardCharsets.ISO_8859_1);
		}
		return known(before > after ? "KOI8-R" : "windows-1251").orElse(StandardCharsets.ISO_8859_1);
	}

}
