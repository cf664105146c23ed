package io.regain.demo.outbox;

import java.time.Instant;
import java.util.Map;

import io.regain.message.Channel;
import io.regain.message.SegmentCount;

/**
 * A text message that the gateway took.
 *
 * @param delivered whether the gateway reported it delivered
 */
public record SentSms(String to, String from, String text, Instant at, boolean delivered, String run) implements Sent {

	@Override
	public Entry write(int number, Outbox outbox) {
		SegmentCount count = SegmentCount.of(this.text);
		String length = "%d %s, %s".formatted(count.segments(), (count.segments() == 1) ? "segment" : "segments",
				count.encoding());
		return new Entry(number, Channel.SMS.id(), this.run, this.at.toEpochMilli(), Language.of(this.text), this.from,
				"", this.to, "", length, this.text,
				Map.of("segments", count.segments(), "units", count.units(), "capacity", count.capacity(), "alphabet",
						count.encoding().toString(), "delivered", this.delivered));
	}

}
