package io.regain.tracking.bounce;

import java.util.Locale;

/** Whose fault it is that a mail was not delivered, and what follows from it. */
public enum BounceClass {

	/** Nobody is there: the address must not be written to again. */
	HARD,
	/** It may work another time: a full mailbox, a server that is away. Counted. */
	SOFT,
	/** What we said was refused. Ours to mend. */
	CONTENT,
	/** It was too large. Ours to mend. */
	SIZE,
	/**
	 * We were refused: our reputation, authentication or settings, or the receiver's
	 * rules. Ours to mend.
	 */
	POLICY;

	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
