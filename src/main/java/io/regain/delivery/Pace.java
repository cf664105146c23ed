package io.regain.delivery;

import java.util.Optional;

import io.github.bucket4j.TimeMeter;
import io.regain.channel.RateLimit;
import io.regain.message.Rate;

/** A campaign's rate, shared by all workers of a run in this process. */
final class Pace {

	private final RateLimit limit;

	private final boolean limited;

	Pace(Optional<Rate> rate) {
		this.limit = new RateLimit(rate, TimeMeter.SYSTEM_NANOTIME);
		this.limited = rate.isPresent();
	}

	/** Whether it is the campaign's own rate that limits a run, and nothing else. */
	boolean isLimited() {
		return this.limited;
	}

	/** How many messages may be put on the wire together. */
	int groupOf(int wanted) {
		return this.limit.most(wanted);
	}

	/**
	 * Waits for the turn of so many messages, or until it is asked to stop.
	 * @return whether they may be sent
	 */
	boolean await(int messages, Stop stop) {
		while (!stop.isAsked()) {
			if (this.limit.take(messages)) {
				return true;
			}
			stop.await(this.limit.until(messages));
		}
		return false;
	}

	/** So many of those whose turn it was have not been sent. */
	void giveBack(int messages) {
		this.limit.giveBack(messages);
	}

}
