package io.regain.delivery;

import java.time.Duration;
import java.util.Optional;

import io.github.bucket4j.Bucket;
import io.regain.message.Rate;

/** A campaign's rate, shared by all workers of a run in this process. */
final class Pace {

	private final Optional<Bucket> bucket;

	private final int groupLimit;

	Pace(Optional<Rate> rate) {
		this.bucket = rate.map((limit) -> Bucket.builder()
			.addLimit((builder) -> builder.capacity(limit.burst())
				.refillGreedy(limit.messages(), limit.period())
				.initialTokens(limit.burst()))
			// Not by the clock, which may be set back
			.withNanosecondPrecision()
			.build());
		this.groupLimit = rate.map(Rate::burst).orElse(Integer.MAX_VALUE);
	}

	/** Whether it is the campaign's own rate that limits a run, and nothing else. */
	boolean isLimited() {
		return this.bucket.isPresent();
	}

	/** How many messages may be put on the wire together. */
	int groupOf(int wanted) {
		return Math.min(wanted, this.groupLimit);
	}

	/**
	 * Waits for the turn of so many messages, or until it is asked to stop.
	 * @return whether they may be sent
	 */
	boolean await(int messages, Stop stop) {
		if (this.bucket.isEmpty()) {
			return !stop.isAsked();
		}
		while (!stop.isAsked()) {
			var probe = this.bucket.get().tryConsumeAndReturnRemaining(messages);
			if (probe.isConsumed()) {
				return true;
			}
			stop.await(Duration.ofNanos(probe.getNanosToWaitForRefill()));
		}
		return false;
	}

}
