package io.regain.job;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.regain.delivery.Assignment;
import io.regain.delivery.LedgerAwayException;

/**
 * The assignment of a launch, set before its first partition begins, and whether its
 * partitions lost the ledger.
 */
final class Assigned {

	private volatile @Nullable Assignment assignment;

	private volatile Optional<LedgerAwayException> ledgerAway = Optional.empty();

	void set(Assignment made) {
		this.assignment = made;
	}

	Assignment get() {
		Assignment current = this.assignment;
		if (current == null) {
			throw new IllegalStateException("a partition was started before the run was assigned");
		}
		return current;
	}

	void without(LedgerAwayException ledger) {
		this.ledgerAway = Optional.of(ledger);
	}

	Optional<LedgerAwayException> ledgerAway() {
		return this.ledgerAway;
	}

}
