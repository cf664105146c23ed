package io.regain.delivery;

import java.time.Instant;
import java.util.Optional;

import io.regain.channel.Outcome;

/**
 * What one attempt came to.
 *
 * @param outcome what the provider answered; empty if that is unknown
 * @param sha256 of the content that was handed over; empty if it never came to that
 * @param detail why the outcome is unknown; empty if it is known
 * @param dueAt when a deferred message is tried again
 */
record Attempted(Pending message, Optional<Outcome> outcome, String sha256, String detail, Instant dueAt) {

	boolean wasHandedOver() {
		return !this.sha256.isEmpty();
	}

}
