package io.regain.audience;

/** A customer's newest word about marketing on a channel and a topic. */
public enum Consent {

	GIVEN, WITHDRAWN,
	/** Nothing was ever recorded. */
	NONE

}
