package io.regain.plan;

import java.util.List;
import java.util.Optional;

import io.regain.message.Address;

/** What is decided about one selected customer. */
public sealed interface Decision {

	/**
	 * Written to, on one or more channels.
	 *
	 * @param targets one for each message, on different channels, in the order of their
	 * steps
	 * @param held if all of them wait for the end of an incident
	 */
	record Included(List<Target> targets, Optional<Held> held) implements Decision {

		public Included {
			targets = List.copyOf(targets);
		}

		/** Nothing holds them. */
		public Included(List<Target> targets) {
			this(targets, Optional.empty());
		}

	}

	/**
	 * Held back by an incident.
	 *
	 * @param incident its name for people
	 * @param extended whether the deadline moves by the time it was held
	 */
	record Held(String incident, boolean extended) {
	}

	/**
	 * Left out by chance, to measure the others against.
	 *
	 * @param targets where it would have gone: whoever had got nothing for another reason
	 * is nobody to compare with
	 */
	record HeldOut(List<Target> targets) implements Decision {

		public HeldOut {
			targets = List.copyOf(targets);
		}

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
	 * @param moved when it is due, if that is later than the run; of a later step, when
	 * it may be due at the earliest
	 * @param step 0, or its place in an escalation
	 */
	record Target(Address address, byte[] hash, Optional<Moved> moved, int step) {

		/** One that waits for nothing but its time. */
		public Target(Address address, byte[] hash, Optional<Moved> moved) {
			this(address, hash, moved, 0);
		}

		/** Due with its run. */
		public Target(Address address, byte[] hash) {
			this(address, hash, Optional.empty());
		}

	}

}
