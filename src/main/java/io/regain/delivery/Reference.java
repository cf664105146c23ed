package io.regain.delivery;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A message's own name for ever: the same in each attempt, different in each
 * installation. The left side of its Message-ID (RFC 5322, 3.6.4).
 */
final class Reference {

	private static final int HASH_BYTES = 10;

	private Reference() {
	}

	static String of(Run run, long messageId) {
		String name = run.name() + " " + run.createdAt().toEpochMilli() + " " + messageId;
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
			return Long.toString(messageId, Character.MAX_RADIX) + "-"
					+ new BigInteger(1, Arrays.copyOf(hash, HASH_BYTES)).toString(Character.MAX_RADIX);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
