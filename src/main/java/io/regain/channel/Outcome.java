package io.regain.channel;

import java.time.Duration;
import java.util.Optional;

/** What a provider answered to one attempt. */
public sealed interface Outcome {

	/** What it tells of the provider as a whole. */
	Sign sign();

	/** For a person: the provider's code and words, without addresses. */
	String words();

	/**
	 * The provider took responsibility for the message.
	 *
	 * @param providerId the provider's own id of it, or empty if it gives none
	 */
	record Accepted(String providerId) implements Outcome {

		@Override
		public Sign sign() {
			return Sign.WORKS;
		}

		@Override
		public String words() {
			return "accepted";
		}

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

		@Override
		public Sign sign() {
			return switch (this.cause) {
				case CONFIGURATION -> Sign.FAILS;
				case DEAD_ADDRESS, MAILBOX_UNAVAILABLE, OPTED_OUT, CONTENT -> Sign.WORKS;
				// Perhaps we did not even ask
				case INVALID_ADDRESS, RENDERING -> Sign.NEITHER;
			};
		}

		@Override
		public String words() {
			return this.code + " " + this.detail;
		}

	}

	/**
	 * Provably not taken, and worth another try.
	 *
	 * @param code the provider's code
	 * @param detail the provider's words, without addresses, at most 500 characters
	 * @param notBefore how long the provider asked us to wait, if it did
	 * @param ofAll whether it is said of all messages alike (no connection, no login, a
	 * quota), and not of this one
	 */
	record Deferred(String code, String detail, Optional<Duration> notBefore, boolean ofAll) implements Outcome {

		/** One that is said of this message. */
		public Deferred(String code, String detail, Optional<Duration> notBefore) {
			this(code, detail, notBefore, false);
		}

		@Override
		public Sign sign() {
			return this.ofAll ? Sign.FAILS : Sign.WORKS;
		}

		@Override
		public String words() {
			return this.code + " " + this.detail;
		}

	}

	/** Whether a provider works, as far as one attempt can tell. */
	enum Sign {

		WORKS, FAILS, NEITHER

	}

	/** Why a provider refuses for good. */
	enum Cause {

		/** Nobody is there (any more): the address should not be written to again. */
		DEAD_ADDRESS(false),
		/**
		 * Somebody is there, whose mailbox takes no mail now: it is full or suspended.
		 * One that stays so is given up.
		 */
		MAILBOX_UNAVAILABLE(false),
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
