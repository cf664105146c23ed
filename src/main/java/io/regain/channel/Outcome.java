package io.regain.channel;

import java.time.Duration;
import java.util.Optional;

/** What a provider answered to one attempt. */
public sealed interface Outcome {

	/**
	 * The provider took responsibility for the message.
	 *
	 * @param providerId the provider's own id of it, or empty if it gives none
	 */
	record Accepted(String providerId) implements Outcome {
	}

	/**
	 * The provider will not take this message, now or later.
	 *
	 * @param cause whose fault it is and what follows from it
	 * @param code the provider's code, as in {@code 5.1.1}, {@code 21211} or
	 * {@code UNREGISTERED}
	 * @param detail the provider's words, without addresses, at most 500 characters
	 */
	record Refused(Cause cause, String code, String detail) implements Outcome {
	}

	/**
	 * Provably not taken, and worth another try.
	 *
	 * @param code the provider's code
	 * @param detail the provider's words, without addresses, at most 500 characters
	 * @param notBefore how long the provider asked us to wait, if it did
	 */
	record Deferred(String code, String detail, Optional<Duration> notBefore) implements Outcome {
	}

	/** Why a provider refuses for good. */
	enum Cause {

		/** Nobody is there (any more): the address should not be written to again. */
		DEAD_ADDRESS(false),
		/** The provider cannot reach this address by its form or its place. */
		INVALID_ADDRESS(false),
		/** The receiver told the provider to stop. */
		OPTED_OUT(false),
		/** The content, its size or our reputation was refused. */
		CONTENT(true),
		/** Our account, its rights or our settings are wrong. */
		CONFIGURATION(true),
		/** The template could not be rendered for this recipient. */
		RENDERING(true);

		private final boolean ours;

		Cause(boolean ours) {
			this.ours = ours;
		}

		/** Whether we must mend something; otherwise the address was at fault. */
		public boolean ours() {
			return this.ours;
		}

	}

}
