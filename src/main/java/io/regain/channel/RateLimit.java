package io.regain.channel;

import java.time.Duration;
import java.util.Optional;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.regain.message.Rate;

/**
 * Keeps to a rate with all threads of a process, as a token bucket. Nobody waits in here:
 * it says whether, and if not, when. It goes by time that has passed: by a clock that is
 * set back it would stand still.
 */
public final class RateLimit {

	private final Optional<Bucket> bucket;

	private final int burst;

	/**
	 * @param rate empty: no limit
	 * @param time what has passed
	 */
	public RateLimit(Optional<Rate> rate, TimeMeter time) {
		this.bucket = rate.map((limit) -> bucket(limit, time));
		this.burst = rate.map(Rate::burst).orElse(Integer.MAX_VALUE);
	}

	/** One that limits nothing. */
	public static RateLimit none() {
		return new RateLimit(Optional.empty(), TimeMeter.SYSTEM_NANOTIME);
	}

	private static Bucket bucket(Rate rate, TimeMeter time) {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(rate.burst())
				.refillGreedy(rate.messages(), rate.period())
				.initialTokens(rate.burst()))
			.withCustomTimePrecision(time)
			.build();
	}

	/** How many of so many messages may go together at most. */
	public int most(int messages) {
		return Math.min(messages, this.burst);
	}

	/** Takes leave for so many messages, at most {@link #most}, or for none of them. */
	public boolean take(int messages) {
		return messages < 1 || this.bucket.map((tokens) -> tokens.tryConsume(messages)).orElse(true);
	}

	/** Counts what goes without asking; what asks waits for it. */
	public void force(int messages) {
		this.bucket.ifPresent((tokens) -> tokens.consumeIgnoringRateLimits(messages));
	}

	/** What was taken and not used. */
	public void giveBack(int messages) {
		if (messages > 0) {
			this.bucket.ifPresent((tokens) -> tokens.addTokens(messages));
		}
	}

	/** How long until so many can be taken, if nobody else does. */
	public Duration until(int messages) {
		return this.bucket.map((tokens) -> tokens.estimateAbilityToConsume(messages).getNanosToWaitForRefill())
			.map(Duration::ofNanos)
			.orElse(Duration.ZERO);
	}

	/** A sender's turn, if nothing but this limits it. */
	public Turn turn(Sender sender, int messages) {
		int together = most(messages);
		if (!take(together)) {
			return Turn.later(sender, until(together));
		}
		CountingSender counting = new CountingSender(sender);
		return new Turn(counting, together, Duration.ZERO, () -> giveBack(together - counting.count()));
	}

}
