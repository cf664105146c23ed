package io.regain.plan;

import java.nio.ByteBuffer;

import io.regain.message.Sha256;

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
		byte[] hash = Sha256.of(this.name + '\0' + customerId);
		return Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt());
	}

	/** Whether this customer is among so many percent. */
	boolean among(int percent, String customerId) {
		return percent > 0 && draw(customerId) * 100 < ((long) percent << 32);
	}

}
