package io.regain.delivery;

import java.util.Set;

/**
 * Whose messages are meant, by the domain they go to.
 *
 * @param names domains as they stand in the ledger: in lower case, in ASCII
 * @param these whether these are meant, or all others
 */
record Domains(Set<String> names, boolean these) {

	static final Domains ALL = new Domains(Set.of(), false);

	/** The domain that an address of the ledger is in. */
	static final String DOMAIN = "SUBSTRING_INDEX(m.address, '@', -1)";

	static Domains of(Set<String> names) {
		return new Domains(names, true);
	}

	static Domains without(Set<String> names) {
		return new Domains(names, false);
	}

	/** With the parameter {@code :domains}; nothing if all are meant. */
	String predicate() {
		if (this.names.isEmpty()) {
			return "";
		}
		return DOMAIN + (this.these ? " IN (:domains) AND " : " NOT IN (:domains) AND ");
	}

}
