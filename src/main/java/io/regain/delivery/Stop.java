package io.regain.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks all workers of a run to take nothing more. What is in the air is finished and
 * recorded.
 */
public final class Stop {

	private final CountDownLatch asked = new CountDownLatch(1);

	public void ask() {
		this.asked.countDown();
	}

	public boolean isAsked() {
		return this.asked.getCount() == 0;
	}

	/**
	 * Waits, but no longer than until it is asked.
	 * @return whether it has been asked
	 */
	public boolean await(Duration time) {
		try {
			return this.asked.await(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

}
