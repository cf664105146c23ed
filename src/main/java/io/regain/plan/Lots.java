package io.regain.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Draws lots that stay the same for ever: the same name and customer give the same number
 * on every machine, evenly spread and independent from name to name.
 */
final class Lots {

	private final String name;

	Lots(String name) {
		this.name = name;
	}

	/** From 0 to 2³² − 1. */
	long draw(String customerId) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			byte[] hash = digest.digest((this.name + '\0' + customerId).getBytes(StandardCharsets.UTF_8));
			return Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	/** Whether this customer is among so many percent. */
	boolean among(int percent, String customerId) {
		return draw(customerId) * 100 < ((long) percent << 32);
	}

}
