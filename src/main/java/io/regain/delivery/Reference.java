package io.regain.delivery;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.regain.message.Sha256;

/**
 * A message's own name for ever: the same in each attempt, different in each
 * installation. The left side of its Message-ID (RFC 5322, 3.6.4).
 */
final class Reference {

	private static final int HASH_BYTES = 10;

	/** No number of more digits is one of ours. */
	private static final Pattern PARTS = Pattern.compile("([0-9a-z]{1,12})-[0-9a-z]{1,16}");

	private Reference() {
	}

	static String of(Run run, long messageId) {
		String name = run.name() + " " + run.createdAt().toEpochMilli() + " " + messageId;
		return Long.toString(messageId, Character.MAX_RADIX) + "-" + hash(name);
	}

	/** A thread's name among those of all installations. */
	static String ofThread(String thread, long firstRun, Instant begun) {
		return thread + "-" + hash(thread + " " + begun.toEpochMilli() + " " + firstRun);
	}

	private static String hash(String name) {
		return new BigInteger(1, Arrays.copyOf(Sha256.of(name), HASH_BYTES)).toString(Character.MAX_RADIX);
	}

	/** Which message it may be of; whether it is, only {@link #of} tells. */
	static Optional<Long> message(String reference) {
		Matcher parts = PARTS.matcher(reference);
		return parts.matches() ? Optional.of(Long.parseLong(parts.group(1), Character.MAX_RADIX)) : Optional.empty();
	}

}
