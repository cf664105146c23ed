package io.regain.satisfaction;

import java.time.Instant;
import java.util.Optional;

/**
 * A bad answer that a person looks after.
 *
 * @param score as it is now: it may be better than when this was opened
 * @param comment what the customer wrote with it
 */
public record FollowUp(long number, long incident, String customer, int score, Optional<String> comment, State state,
		Instant openedAt, Optional<String> takenBy, Optional<String> doneBy, Optional<Instant> doneAt,
		Optional<String> note) {

	/** How far it has come. */
	public enum State {

		/** Nobody looks after it. */
		OPEN,
		/** Somebody does. */
		TAKEN,
		/** Somebody has. */
		DONE

	}

}
