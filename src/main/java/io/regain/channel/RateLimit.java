package io.regain.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.regain.message.Rate;

/**
 * Keeps to a rate with all threads of a process, as a token bucket. Nobody waits in here:
 * it says whether, and if not, when.
 */
public final class RateLimit {

	private final Optional<Bucket> bucket;

	private final int burst;

	/**
	 * @param rate empty: no limit
	 */
	public RateLimit(Optional<Rate> rate, Clock clock) {
		this.bucket = rate.map((limit) -> bucket(limit, clock));
		this.burst = rate.map(Rate::burst).orElse(Integer.MAX_VALUE);
	}

	private static Bucket bucket(Rate rate, Clock clock) {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(rate.burst())
				.refillGreedy(rate.messages(), rate.period())
				.initialTokens(rate.burst()))
			.withCustomTimePrecision(new ClockTime(clock))
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
		return take(together) ? Turn.now(sender, together) : Turn.later(sender, until(together));
	}

	private record ClockTime(Clock clock) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			Instant now = this.clock.instant();
			return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
		}

		@Override
		public boolean isWallClockBased() {
			return true;
		}

	}

}
