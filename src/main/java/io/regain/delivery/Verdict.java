package io.regain.delivery;

import java.time.Instant;

/** Whether it is the next channel's turn to write to a customer. */
sealed interface Verdict {

	/**
	 * It never is: another has reached them.
	 *
	 * @param why which, and how that is known
	 */
	record Reached(String why) implements Verdict {
	}

	/** It is. */
	record Turn() implements Verdict {
	}

	/** Not before this time, as far as is known now. */
	record Wait(Instant until) implements Verdict {
	}

}
