package io.regain.incident.alert;

import java.time.Instant;
import java.util.Optional;

import io.regain.incident.Incident;

/**
 * Whether anything of a rule fires, and what came of it.
 *
 * @param who the name of the token that reported it last
 * @param firingSince empty if nothing fires
 * @param quietSince empty if something fires, or all is long over
 * @param incident the number of the incident that it belongs to
 * @param opened whether the alarm opened that incident; a person's is not its to end
 * @param proposed the update that says that it is over; 0 if no text was prepared
 * @param leftAt since when it is left to a person
 * @param turns how often it began or ended in the last hour
 */
record Alarm(String rule, String who, Optional<Instant> firingSince, Optional<Instant> quietSince,
		Optional<Long> incident, boolean opened, Optional<Integer> proposed, Optional<Instant> leftAt, int turns) {

	/** What is to be done about an alarm. */
	enum Step {

		NOTHING,
		/** It has lasted: there is an incident. */
		OPEN,
		/** It fires again: what was proposed is wrong. */
		WITHDRAW,
		/** It flaps: nothing more by itself. */
		LEAVE,
		/** It is quiet: the incident seems to be over. */
		PROPOSE,
		/** All is over. */
		END

	}

	boolean isFiring() {
		return this.firingSince.isPresent();
	}

	boolean isFlapping(AlertRule by) {
		return this.turns >= by.flips();
	}

	/**
	 * @param of the incident that it belongs to
	 * @param others whether another alarm of the same incident fires
	 */
	Step next(AlertRule by, Optional<Incident> of, boolean others, Instant now) {
		if (of.isEmpty()) {
			return withoutIncident(by, now);
		}
		boolean quiet = this.quietSince.filter((since) -> !since.plus(by.quiet()).isAfter(now)).isPresent();
		if (!of.get().isOpen() || !this.opened) {
			return quiet ? Step.END : Step.NOTHING;
		}
		if (isFiring() && this.proposed.isPresent()) {
			return Step.WITHDRAW;
		}
		if (this.leftAt.isPresent()) {
			return Step.NOTHING;
		}
		if (isFlapping(by)) {
			return Step.LEAVE;
		}
		return (quiet && !others && this.proposed.isEmpty()) ? Step.PROPOSE : Step.NOTHING;
	}

	private Step withoutIncident(AlertRule by, Instant now) {
		if (isFiring()) {
			boolean lasted = !this.firingSince.get().plus(by.lasts()).isAfter(now);
			return (lasted || isFlapping(by)) ? Step.OPEN : Step.NOTHING;
		}
		return this.quietSince.filter((since) -> !since.plus(by.quiet()).isAfter(now)).isPresent() ? Step.END
				: Step.NOTHING;
	}

}
