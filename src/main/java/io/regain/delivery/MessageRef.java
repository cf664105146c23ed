package io.regain.delivery;

import io.regain.message.Channel;

/**
 * A message as other rooms may know it: whose it is and where it went, but not what it
 * said.
 *
 * @param redirected whether somebody else got it instead of the customer
 */
public record MessageRef(long id, long runId, String customerId, Channel channel, byte[] addressHash,
		boolean redirected, String locale) {
}
