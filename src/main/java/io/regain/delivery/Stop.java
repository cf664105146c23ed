package io.regain.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks all workers of a run to take nothing more. What is in the air is finished and
 * recorded.
 */
public final class Stop {

	private final CountDownLatch asked = new CountDownLatch(1);

	private final Set<Stop> within = ConcurrentHashMap.newKeySet();

	private volatile String why = "";

	public void ask() {
		ask("");
	}

	/**
	 * @param reason a sentence for the person who started the run; the first one counts
	 */
	public synchronized void ask(String reason) {
		if (!isAsked()) {
			this.why = reason;
			this.asked.countDown();
			this.within.forEach((stop) -> stop.ask(reason));
		}
	}

	public boolean isAsked() {
		return this.asked.getCount() == 0;
	}

	/** Why it was asked, if that was said. */
	public Optional<String> why() {
		return Optional.of(this.why).filter((reason) -> !reason.isEmpty());
	}

	/**
	 * One for a part of the work: asked with this one, but it may be asked alone. To be
	 * {@linkplain #leave left} when the part has ended.
	 */
	public synchronized Stop enter() {
		Stop part = new Stop();
		if (isAsked()) {
			part.ask(this.why);
		}
		this.within.add(part);
		return part;
	}

	public void leave(Stop part) {
		this.within.remove(part);
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
