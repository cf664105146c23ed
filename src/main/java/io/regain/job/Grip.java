package io.regain.job;

import java.time.Duration;
import java.util.Optional;

import io.regain.delivery.Hold;
import io.regain.delivery.Holds;
import io.regain.delivery.Run;
import io.regain.delivery.Steering;
import io.regain.delivery.Stop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Gets the hold of a run: from nobody, or from a process that no longer lives. */
@Component
class Grip {

	private static final Logger logger = LoggerFactory.getLogger(Grip.class);

	/** How often it is looked whether a holder lives, in one heartbeat period. */
	private static final int LOOKS = 10;

	private final Holds holds;

	private final Steering steering;

	private final RunProperties properties;

	private final ProcessName process;

	Grip(Holds holds, Steering steering, RunProperties properties, ProcessName process) {
		this.holds = holds;
		this.steering = steering;
		this.properties = properties;
		this.process = process;
	}

	/**
	 * Takes the hold. If another process has it, watches for one heartbeat period whether
	 * that one still lives.
	 * @return empty if it lives, or somebody was faster
	 */
	Optional<Hold> take(Run run, RunObserver observer, Stop stop) {
		Optional<Holds.Seen> seen = this.holds.look(run.number());
		Optional<String> holder = seen.flatMap(Holds.Seen::holder);
		if (holder.isPresent()) {
			observer.watching(run.name(), holder.get());
			if (!standsStill(run, seen, stop)) {
				return Optional.empty();
			}
		}
		return this.holds.take(run.number(), this.process.name(), seen);
	}

	/** For one whole period; what lives is seen sooner. */
	private boolean standsStill(Run run, Optional<Holds.Seen> seen, Stop stop) {
		Duration step = this.properties.heartbeat().dividedBy(LOOKS);
		for (int look = 0; look < LOOKS; look++) {
			if (stop.await(step) || !this.holds.look(run.number()).equals(seen)) {
				return false;
			}
		}
		return true;
	}

	/** Whether nobody has taken it over. */
	boolean keeps(Hold hold) {
		return this.holds.look(hold.runId()).filter((seen) -> seen.fence() == hold.fence()).isPresent();
	}

	boolean isHeld(Run run) {
		return this.holds.look(run.number()).flatMap(Holds.Seen::holder).isPresent();
	}

	String holder(Run run) {
		return this.holds.look(run.number()).flatMap(Holds.Seen::holder).orElse("another process");
	}

	Heartbeat heartbeat(Hold hold, Stop stop) {
		return new Heartbeat(this.holds, this.steering, hold, stop, this.properties.heartbeat().dividedBy(5));
	}

	/** Why the run ended matters more than that this cannot be written down. */
	void release(Hold hold) {
		try {
			this.holds.release(hold);
		}
		catch (RuntimeException ex) {
			logger.warn("Run {} could not be let go; the next start watches it for one heartbeat: {}", hold.runId(),
					ex.toString());
		}
	}

}
