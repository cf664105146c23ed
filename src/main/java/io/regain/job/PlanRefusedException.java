package io.regain.job;

/** The plan is complete and must not be sent; the sentence says why. */
class PlanRefusedException extends PlanEndedException {

	private final String why;

	PlanRefusedException(String why) {
		super(why);
		this.why = why;
	}

	String why() {
		return this.why;
	}

}
