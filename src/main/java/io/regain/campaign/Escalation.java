package io.regain.campaign;

import java.time.Duration;
import java.util.Locale;

/**
 * How a customer is told on one channel after the other, until it is known that one has
 * reached them.
 *
 * @param until what must be known
 * @param pause how long after a message was handed over the next channel waits for that
 */
public record Escalation(Until until, Duration pause) {

	/** What shows that a message has reached somebody. */
	public enum Until {

		/** A provider took it, and it has not come back for the length of the pause. */
		ACCEPTED,
		/** A person opened it, followed a link in it, or answered. */
		OPENED,
		/** The customer said so: by a button, or by answering OK. */
		ACKNOWLEDGED;

		/** As campaigns, the ledger and reports write it. */
		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
