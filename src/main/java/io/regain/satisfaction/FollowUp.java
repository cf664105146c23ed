package io.regain.satisfaction;

import java.time.Instant;
import java.util.Optional;

/**
 * A bad answer that a person looks after.
 *
 * @param number its number
 * @param incident the number of the incident
 * @param customer the customer's id
 * @param score from 1 to 5, as it is now: it may be better than when this was opened
 * @param comment what the customer wrote with it, if anything
 * @param state how far it has come
 * @param openedAt when the bad answer came
 * @param takenBy who has taken it, if somebody has
 * @param doneBy who has ended it, if somebody has
 * @param doneAt when it was ended
 * @param note what was done
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
