package io.regain.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over texts in UTF-8. */
public final class Sha256 {

	private Sha256() {
	}

	/** 32 bytes. */
	public static byte[] of(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	/** 64 digits, in lower case. */
	public static String hex(String text) {
		return HexFormat.of().formatHex(of(text));
	}

}
