package io.regain.tracking.mailbox;

/** What became of a mail in the mailbox. */
enum Kind {

	BOUNCE, DELAY, DELIVERY, COMPLAINT, AUTOMATIC, REPLY,
	/** It had been recorded before it could be put away. */
	KNOWN,
	/** About no message of ours. */
	NOT_OURS,
	/**
	 * A person wrote, but to no message of ours that we could tell; or it could not be
	 * handed on.
	 */
	STRAY,
	/** Nobody knows what it is. */
	PUZZLING,
	/** It stays where it is: it has not been handed on yet. */
	LEFT;

	/** Whether a person should look at it. */
	boolean isPuzzling() {
		return this == PUZZLING || this == STRAY;
	}

}
