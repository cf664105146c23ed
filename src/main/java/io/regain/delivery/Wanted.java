package io.regain.delivery;

import java.time.Instant;

import io.regain.message.Channel;

/** A message that a plan wants to send, if there is a place for it. */
record Wanted(long message, String customerId, Channel channel, Instant due) {
}
