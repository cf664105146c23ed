package io.regain.tracking.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far an endpoint has been told.
 *
 * @param toldTo the id of the last event that it took, did not want, or is told apart
 * from the others
 * @param failures how often in a row it took nothing
 * @param nextAt when it is tried again
 */
record Progress(long toldTo, int failures, Instant nextAt) {

	/**
	 * After so many an event goes apart: perhaps it alone is what the endpoint cannot
	 * take.
	 */
	static final int TRIES_IN_ORDER = 3;

	/**
	 * After that even an endpoint that is down is tried as often: it may be back.
	 */
	private static final List<Duration> WAITS = List.of(Duration.ofSeconds(5), Duration.ofMinutes(1),
			Duration.ofMinutes(5), Duration.ofMinutes(15));

	private static final Duration LONGEST_ASKED = Duration.ofHours(6);

	Progress told(long event) {
		return new Progress(event, 0, this.nextAt);
	}

	/** It did not want this one. */
	Progress passed(long event) {
		return new Progress(event, this.failures, this.nextAt);
	}

	Progress failed(Reception reception, Instant now) {
		Duration wait = WAITS.get(Math.min(this.failures, WAITS.size() - 1));
		Duration asked = reception.retryAfter().filter((time) -> time.compareTo(LONGEST_ASKED) <= 0).orElse(wait);
		return new Progress(this.toldTo, this.failures + 1, now.plus((asked.compareTo(wait) > 0) ? asked : wait));
	}

	/** Whether the event that has just failed again goes apart. */
	boolean setsApart() {
		return this.failures % TRIES_IN_ORDER == 0;
	}

}
