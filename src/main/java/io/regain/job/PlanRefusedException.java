package io.regain.job;

/** The plan is complete and must not be sent; the sentence says why. */
class PlanRefusedException extends RuntimeException {

	PlanRefusedException(String message) {
		super(message);
	}

}
