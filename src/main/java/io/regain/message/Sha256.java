package io.regain.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over texts in UTF-8. */
public final class Sha256 {

	private Sha256() {
	}

	/** 32 bytes. */
	public static byte[] of(String text) {
		return of(text.getBytes(StandardCharsets.UTF_8));
	}

	/** The same of what is no text. */
	public static byte[] of(byte[] bytes) {
		return digest().digest(bytes);
	}

	/** 64 digits, in lower case. */
	public static String hex(String text) {
		return HexFormat.of().formatHex(of(text));
	}

	/** The same of several texts, each ended by a NUL. */
	public static String hex(List<String> texts) {
		MessageDigest digest = digest();
		for (String text : texts) {
			digest.update(text.getBytes(StandardCharsets.UTF_8));
			digest.update((byte) 0);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
