package io.regain.delivery;

import java.time.Duration;
import java.util.Optional;

import io.github.bucket4j.Bucket;
import io.regain.campaign.Rate;

/** A campaign's rate, shared by all workers of a run in this process. */
final class Pace {

	private final Optional<Bucket> bucket;

	private final int groupLimit;

	Pace(Optional<Rate> rate) {
		this.bucket = rate.map((limit) -> Bucket.builder()
			.addLimit((builder) -> builder.capacity(burst(limit))
				.refillGreedy(limit.messages(), limit.period())
				.initialTokens(burst(limit)))
			.build());
		this.groupLimit = rate.map(Pace::burst).map(Math::toIntExact).orElse(Integer.MAX_VALUE);
	}

	/** A tenth of a second's messages: the rate is kept within each second too. */
	private static long burst(Rate rate) {
		return Math.max(1, Math.min(10_000, (long) (rate.perSecond() / 10)));
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
