package io.regain.delivery;

import java.time.Instant;

import io.regain.message.Channel;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * A self-contained part of a run: the messages of one channel with ids in a range, both
 * ends included.
 */
public record Work(Channel channel, long from, long to) {

	/** What is left of it behind a message. */
	Work after(long messageId) {
		return new Work(this.channel, messageId + 1, this.to);
	}

	/** What statements on this part name: its holder's, and channel, from and to. */
	MapSqlParameterSource parameters(Hold hold, Instant now) {
		return hold.parameters(now)
			.addValue("channel", this.channel.id())
			.addValue("from", this.from)
			.addValue("to", this.to);
	}

}
