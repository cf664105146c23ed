package io.regain.console.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

import io.regain.message.Sha256;

import org.springframework.http.MediaType;

/**
 * An answer as bytes, ready to leave.
 *
 * @param tag another one if it says anything else
 */
record Kept(MediaType type, byte[] plain, byte[] zipped, String tag) {

	private static final int TAG_LENGTH = 20;

	static Kept of(MediaType type, String text) {
		byte[] plain = text.getBytes(StandardCharsets.UTF_8);
		return new Kept(type, plain, zip(plain), Sha256.hex(text).substring(0, TAG_LENGTH));
	}

	private static byte[] zip(byte[] plain) {
		ByteArrayOutputStream zipped = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
			zip.write(plain);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return zipped.toByteArray();
	}

}
