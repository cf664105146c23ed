package io.regain.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.regain.message.Channel;

/**
 * How many marketing contacts a customer may have in a time. A contact is one customer in
 * one run, however many messages that is.
 *
 * @param channel what counts; all channels together, if empty
 * @param in the length of the window, which rolls: what is exactly so old no longer
 * counts
 */
public record Cap(Optional<Channel> channel, int most, Duration in) {

	boolean covers(Channel other) {
		return this.channel.filter((own) -> own != other).isEmpty();
	}

	/** Whether it counts for a message that is due then. What has not left does. */
	boolean counts(Counted message, Instant due) {
		return covers(message.channel()) && (message.isOpen() || message.at().isAfter(due.minus(this.in)));
	}

	/** As in {@code 2 marketing messages in 7 days}. */
	public String inWords() {
		String by = this.channel.map((own) -> " by " + own.id()).orElse("");
		return "%d marketing message%s%s in %s".formatted(this.most, (this.most == 1) ? "" : "s", by, time());
	}

	private String time() {
		if (this.in.toSeconds() % 86_400 == 0) {
			return plural(this.in.toDays(), "day");
		}
		return (this.in.toSeconds() % 3_600 == 0) ? plural(this.in.toHours(), "hour")
				: plural(this.in.toMinutes(), "minute");
	}

	private static String plural(long number, String what) {
		return number + " " + what + ((number == 1) ? "" : "s");
	}

}
