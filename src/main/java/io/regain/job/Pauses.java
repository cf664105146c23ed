package io.regain.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.regain.message.RunName;

/**
 * How long runs are left alone that could not be gone on with: not long at first, since
 * it may have been a moment's trouble and an incident waits; what stays broken need not
 * be tried often.
 */
final class Pauses {

	private static final Duration FIRST = Duration.ofSeconds(5);

	private static final Duration LONGEST = Duration.ofMinutes(5);

	private final Clock clock;

	private final Map<RunName, Pause> pauses = new ConcurrentHashMap<>();

	Pauses(Clock clock) {
		this.clock = clock;
	}

	/** Whether it may be tried now. */
	boolean isOver(RunName run) {
		Pause pause = this.pauses.get(run);
		return pause == null || !this.clock.instant().isBefore(pause.until());
	}

	/**
	 * It failed.
	 * @return how long it is left alone now
	 */
	Duration begin(RunName run) {
		return Objects.requireNonNull(this.pauses.compute(run, (name, last) -> {
			Duration length = (last != null) ? last.length().multipliedBy(2) : FIRST;
			Duration next = (length.compareTo(LONGEST) < 0) ? length : LONGEST;
			return new Pause(this.clock.instant().plus(next), next);
		})).length();
	}

	/** It was gone on with. */
	void end(RunName run) {
		this.pauses.remove(run);
	}

	private record Pause(Instant until, Duration length) {
	}

}
