package io.regain.delivery;

import java.time.Instant;

import io.regain.message.Address;

/**
 * A message to be sent, with what it needs to be rendered.
 *
 * @param attempts how often it has been tried before
 * @param locale the recipient's language tag, or empty
 * @param timeZone the recipient's zone, or empty
 * @param facts as {@link Facts} reads it
 */
record Pending(long id, String customerId, int step, Address address, byte[] addressHash, int attempts,
		Instant deadlineAt, String locale, String timeZone, String facts) {
}
