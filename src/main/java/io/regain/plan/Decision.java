package io.regain.plan;

import java.util.List;
import java.util.Optional;

import io.regain.message.Address;

/** What is decided about one selected customer. */
public sealed interface Decision {

	/**
	 * Written to, on one or more channels.
	 *
	 * @param targets one for each message, on different channels
	 */
	record Included(List<Target> targets) implements Decision {

		public Included {
			targets = List.copyOf(targets);
		}

	}

	/** Left out by chance, to measure the others against. */
	record HeldOut() implements Decision {
	}

	/**
	 * Not written to.
	 *
	 * @param detail which segment or channels it was; may be empty
	 */
	record Excluded(Exclusion reason, String detail) implements Decision {
	}

	/**
	 * Where one message goes.
	 *
	 * @param hash the address's keyed hash
	 * @param moved when it is due, if that is later than the run
	 */
	record Target(Address address, byte[] hash, Optional<Moved> moved) {

		/** Due with its run. */
		public Target(Address address, byte[] hash) {
			this(address, hash, Optional.empty());
		}

	}

}
