package io.regain.delivery;

import io.regain.message.Channel;

/** An address at which a customer was written to, known by its keyed hash. */
public record WrittenTo(Channel channel, byte[] hash) {
}
