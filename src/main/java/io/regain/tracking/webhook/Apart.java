package io.regain.tracking.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event that goes its own way, since it would hold up the others.
 *
 * @param attempts how often it has been told
 */
record Apart(long event, int attempts) {

	/**
	 * Before each further attempt, after the specification; three days in all.
	 */
	private static final List<Duration> WAITS = List.of(Duration.ofMinutes(30), Duration.ofHours(2),
			Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(14), Duration.ofHours(20),
			Duration.ofHours(24));

	/** Empty: never again. */
	Optional<Instant> nextAt(Instant now) {
		int place = this.attempts - Progress.TRIES_IN_ORDER;
		return (place < WAITS.size()) ? Optional.of(now.plus(WAITS.get(place))) : Optional.empty();
	}

}
