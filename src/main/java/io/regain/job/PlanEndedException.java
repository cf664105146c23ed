package io.regain.job;

/** Ends planning without a plan, for a reason that is no failure. */
abstract class PlanEndedException extends RuntimeException {

	PlanEndedException(String message) {
		super(message);
	}

}
