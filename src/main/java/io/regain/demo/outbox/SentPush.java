package io.regain.demo.outbox;

import java.time.Instant;
import java.util.Map;

import io.regain.message.Channel;

/** A notification that the gateway took. */
public record SentPush(String token, String title, String body, Instant at, String run) implements Sent {

	@Override
	public Entry write(int number, Outbox outbox) {
		return new Entry(number, Channel.PUSH.id(), this.run, this.at.toEpochMilli(),
				Language.of(this.title + this.body), outbox.brand(), "", this.token, this.title,
				Snippet.ofText(this.body), this.body, Map.of());
	}

}
