package io.regain.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When the workers of a run look again for something that happens without them: one of
 * them, now and then, and more rarely where a look takes long.
 */
final class Looks {

	private static final Duration EACH = Duration.ofSeconds(2);

	/** How much longer than a look takes nobody looks again. */
	private static final int REST = 20;

	/** In nanoseconds: not by the clock, which may be set meanwhile. */
	private final AtomicLong next = new AtomicLong(System.nanoTime());

	/** Whether it is time; for one of those who ask together. */
	boolean isTime() {
		long due = this.next.get();
		long now = System.nanoTime();
		return now - due >= 0 && this.next.compareAndSet(due, now + EACH.toNanos());
	}

	/** Looks now. */
	void look(Runnable look) {
		long began = System.nanoTime();
		look.run();
		long ended = System.nanoTime();
		this.next.set(ended + Math.max(EACH.toNanos(), REST * (ended - began)));
	}

}
