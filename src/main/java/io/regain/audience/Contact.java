package io.regain.audience;

import java.util.Optional;
import java.util.Set;

import io.regain.message.Address;

/** Whether and how one customer can be reached on one channel. */
public sealed interface Contact {

	/** The address, if there is a usable one. */
	Optional<Address> address();

	/** The company has no address of this kind. */
	record Missing() implements Contact {

		@Override
		public Optional<Address> address() {
			return Optional.empty();
		}

	}

	/** What the company has cannot be an address. */
	record Invalid() implements Contact {

		@Override
		public Optional<Address> address() {
			return Optional.empty();
		}

	}

	/**
	 * An address that could be written to.
	 *
	 * @param target the address
	 * @param hash its keyed hash, as suppressions hold it
	 * @param hashBefore the hash by the secret before, if there was one
	 * @param suppressions why it must not be written to, if so
	 * @param consent what the customer said about marketing on this channel and topic
	 */
	record Reachable(Address target, byte[] hash, Optional<byte[]> hashBefore, Set<Suppression> suppressions,
			Consent consent) implements Contact {

		public Reachable {
			suppressions = Set.copyOf(suppressions);
		}

		@Override
		public Optional<Address> address() {
			return Optional.of(this.target);
		}

	}

}
