package io.regain.job;

import java.util.Optional;

import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Steering;
import io.regain.delivery.Tallies;

import org.springframework.stereotype.Service;

/**
 * Gives up a run, and what a process that died has left of it. What a living one has in
 * the air is finished by that one.
 */
@Service
public class CancelRun {

	private final Steering steering;

	private final Tallies tallies;

	private final Grip grip;

	private final EndRun endRun;

	private final TellOwner tellOwner;

	CancelRun(Steering steering, Tallies tallies, Grip grip, EndRun endRun, TellOwner tellOwner) {
		this.steering = steering;
		this.tallies = tallies;
		this.grip = grip;
		this.endRun = endRun;
		this.tellOwner = tellOwner;
	}

	/**
	 * Takes effect at once; where messages are in the air, watches whether somebody lives
	 * who will finish them.
	 * @return the run as it is now: not cancelled, if it had ended otherwise before
	 */
	public Run cancel(Run run, String by, RunObserver observer) {
		Run cancelled = this.steering.cancel(run, by);
		if (cancelled.status() != RunStatus.CANCELLED) {
			return cancelled;
		}
		finish(cancelled, observer);
		if (!this.grip.isHeld(cancelled)) {
			this.tellOwner.of(cancelled.name());
		}
		return cancelled;
	}

	/**
	 * Ends what is left of a run that was given up, if whoever drove it has died; a
	 * living one does that itself.
	 */
	void finish(Run run, RunObserver observer) {
		if (this.tallies.of(run).open() > 0) {
			this.endRun.end(run, observer);
		}
	}

	/** Who finishes what is in the air of a run, if anybody drives it. */
	public Optional<String> holder(Run run) {
		return this.grip.isHeld(run) ? Optional.of(this.grip.holder(run)) : Optional.empty();
	}

}
