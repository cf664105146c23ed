package io.regain.delivery;

/** Where a run is in its life. */
public enum RunStatus {

	/** Its recipients are being written down; nothing may be sent. */
	PLANNING,
	/** Planned for good; its messages leave, or wait. */
	SENDING,
	/** A person, or a guard, stopped it. */
	PAUSED,
	/** Nothing open, nothing in doubt, and no refusal was our fault. */
	COMPLETED,
	/** Ended, but a person has something to look at. */
	PARTIALLY_FAILED,
	/** Given up by a person. */
	CANCELLED,
	/** Something newer was said to its recipients, and takes its place. */
	SUPERSEDED;

	public boolean isFinished() {
		return this == COMPLETED || this == PARTIALLY_FAILED || isGivenUp();
	}

	/** Whether nothing more of it is ever sent, whatever is left. */
	public boolean isGivenUp() {
		return this == CANCELLED || this == SUPERSEDED;
	}

}
