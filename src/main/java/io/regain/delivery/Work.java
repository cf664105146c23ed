package io.regain.delivery;

import io.regain.message.Channel;

/**
 * A self-contained part of a run: the messages of one channel with ids in a range, both
 * ends included.
 */
public record Work(Channel channel, long from, long to) {

	/** What is left of it behind a message. */
	Work after(long messageId) {
		return new Work(this.channel, messageId + 1, this.to);
	}

}
