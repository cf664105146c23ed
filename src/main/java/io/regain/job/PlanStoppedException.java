package io.regain.job;

import io.regain.message.RunName;

/** Somebody asked to stop before the plan was complete; it will be planned afresh. */
class PlanStoppedException extends PlanEndedException {

	PlanStoppedException(RunName run) {
		super("the planning of %s was stopped".formatted(run));
	}

}
