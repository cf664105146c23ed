package io.regain.template.sandbox;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Interrupts threads that render for too long. One thread looks around every few
 * milliseconds, so that the many renderings that are quick pay next to nothing.
 */
final class Watchdog {

	/** For the whole process, since it guards threads and not templates. */
	static final Watchdog SHARED = new Watchdog();

	private static final Duration ROUND = Duration.ofMillis(50);

	private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

	private Watchdog() {
		Thread thread = new Thread(this::look, "template-watchdog");
		thread.setDaemon(true);
		thread.start();
	}

	/** Watches the current thread until the watch is ended. */
	Watch begin(Duration limit) {
		Watch watch = new Watch(Thread.currentThread(), System.nanoTime() + limit.toNanos());
		this.watches.add(watch);
		return watch;
	}

	private void look() {
		while (true) {
			LockSupport.parkNanos(ROUND.toNanos());
			long now = System.nanoTime();
			try {
				this.watches.forEach((watch) -> watch.interruptAfter(now));
			}
			catch (OutOfMemoryError ex) {
				// One of those watched may be eating the heap: all the more reason to go
				// on.
			}
		}
	}

	/** One rendering in one thread. */
	final class Watch {

		private enum State {

			RUNNING, INTERRUPTING, INTERRUPTED, ENDED

		}

		private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);

		private final Thread thread;

		private final long deadline;

		Watch(Thread thread, long deadline) {
			this.thread = thread;
			this.deadline = deadline;
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
