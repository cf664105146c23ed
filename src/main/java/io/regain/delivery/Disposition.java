package io.regain.delivery;

import io.regain.plan.Decision;

/** What became of a selected customer when the run was planned. */
public enum Disposition {

	INCLUDED, HELD_OUT, EXCLUDED;

	static Disposition of(Decision decision) {
		if (decision instanceof Decision.Included) {
			return INCLUDED;
		}
		return (decision instanceof Decision.HeldOut) ? HELD_OUT : EXCLUDED;
	}

}
