package io.regain.template.sandbox;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Interrupts threads that render for too long. One thread looks around every few
 * milliseconds, so that the many renderings that are quick pay next to nothing. If it was
 * kept from that for long, the whole process stood still, and no rendering is to blame.
 */
final class Watchdog {

	/** For the whole process, since it guards threads and not templates. */
	static final Watchdog SHARED = new Watchdog();

	private static final Duration ROUND = Duration.ofMillis(50);

	/** Far longer than a round takes on a machine that is busy. */
	private static final Duration STANDSTILL = ROUND.multipliedBy(10);

	private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

	static {
		Thread thread = new Thread(SHARED::lookAround, "template-watchdog");
		thread.setDaemon(true);
		thread.start();
	}

	/** One that somebody else lets look. */
	Watchdog() {
	}

	/** Watches the current thread until the watch is ended. */
	Watch begin(Duration limit) {
		Watch watch = new Watch(Thread.currentThread(), limit);
		this.watches.add(watch);
		return watch;
	}

	private void lookAround() {
		long last = System.nanoTime();
		while (true) {
			LockSupport.parkNanos(ROUND.toNanos());
			long now = System.nanoTime();
			try {
				look(last, now);
			}
			catch (OutOfMemoryError ex) {
				// One of those watched may be eating the heap: all the more reason to go
				// on.
			}
			last = now;
		}
	}

	/**
	 * @param last when it looked before
	 */
	void look(long last, long now) {
		boolean stoodStill = now - last > STANDSTILL.toNanos();
		this.watches.forEach((watch) -> {
			if (!stoodStill || !watch.beginAgain(now)) {
				watch.interruptAfter(now);
			}
		});
	}

	/** One rendering in one thread. */
	final class Watch {

		private enum State {

			RUNNING, INTERRUPTING, INTERRUPTED, ENDED

		}

		private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);

		private final Thread thread;

		private final Duration limit;

		private long deadline;

		private boolean begunAgain;

		Watch(Thread thread, Duration limit) {
			this.thread = thread;
			this.limit = limit;
			this.deadline = System.nanoTime() + limit.toNanos();
		}

		/**
		 * Only once: a rendering that eats the heap can make all others stand still, too.
		 */
		private boolean beginAgain(long now) {
			if (this.begunAgain) {
				return false;
			}
			this.begunAgain = true;
			this.deadline = now + this.limit.toNanos();
			return true;
		}

		private void interruptAfter(long now) {
			if (now - this.deadline > 0 && this.state.compareAndSet(State.RUNNING, State.INTERRUPTING)) {
				this.thread.interrupt();
				this.state.set(State.INTERRUPTED);
			}
		}

		/**
		 * To be called by the watched thread. Afterwards it isn't interrupted any more,
		 * and bears no mark of an interrupt of ours.
		 * @return whether it was interrupted
		 */
		boolean end() {
			Watchdog.this.watches.remove(this);
			if (this.state.compareAndSet(State.RUNNING, State.ENDED)) {
				return false;
			}
			while (this.state.get() != State.INTERRUPTED) {
				Thread.onSpinWait();
			}
			Thread.interrupted();
			return true;
		}

	}

}
