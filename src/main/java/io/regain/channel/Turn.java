package io.regain.channel;

import java.time.Duration;

/**
 * Leave to hand over some messages now; {@link Sender#turn} gives it. Must be closed when
 * they have been handed over: others may wait for that, and for what was not used of it.
 *
 * @param sender what hands them over
 * @param messages how many; 0 if it is not yet the time
 * @param again if it is not: after how long it is worth while to ask again
 * @param end what closing does
 */
public record Turn(Sender sender, int messages, Duration again, Runnable end) implements AutoCloseable {

	/** Leave for so many, which keeps nothing from others. */
	public static Turn now(Sender sender, int messages) {
		return new Turn(sender, messages, Duration.ZERO, () -> {
		});
	}

	/** No leave yet. */
	public static Turn later(Sender sender, Duration again) {
		return new Turn(sender, 0, again, () -> {
		});
	}

	@Override
	public void close() {
		this.end.run();
	}

}
