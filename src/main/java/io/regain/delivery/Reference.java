package io.regain.delivery;

import java.math.BigInteger;
import java.util.Arrays;

import io.regain.message.Sha256;

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
		return Long.toString(messageId, Character.MAX_RADIX) + "-"
				+ new BigInteger(1, Arrays.copyOf(Sha256.of(name), HASH_BYTES)).toString(Character.MAX_RADIX);
	}

}
