package io.regain.tracking.webhook;

import java.time.Duration;
import java.util.Optional;

/**
 * How an endpoint took an event.
 *
 * @param words for the log: a status, or what went wrong
 * @param retryAfter how long it asks to be left alone
 */
record Reception(Kind kind, String words, Optional<Duration> retryAfter) {

	enum Kind {

		TAKEN,
		/** Perhaps it is the event's fault, perhaps the endpoint's. */
		FAILED,
		/** It wants to hear nothing more. */
		GONE

	}

	boolean isTaken() {
		return this.kind == Kind.TAKEN;
	}

	static Reception failed(String words) {
		return new Reception(Kind.FAILED, words, Optional.empty());
	}

}
