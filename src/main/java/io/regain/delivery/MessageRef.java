package io.regain.delivery;

import io.regain.message.Channel;

/**
 * A message as other rooms may know it: whose it is and where it went, but not what it
 * said.
 */
public record MessageRef(long id, long runId, String customerId, Channel channel, byte[] addressHash, String locale) {
}
