package io.regain.delivery;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.regain.audience.Erasures;
import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Forgets a customer, and first suppresses where they were written to, if that is wanted:
 * both or neither, since nobody knows those addresses afterwards.
 */
@Service
public class ForgetCustomer {

	private final Receipts receipts;

	private final Suppressions suppressions;

	private final Erasures erasures;

	private final TransactionOperations transaction;

	ForgetCustomer(Receipts receipts, Suppressions suppressions, Erasures erasures, TransactionOperations transaction) {
		this.receipts = receipts;
		this.suppressions = suppressions;
		this.erasures = erasures;
		this.transaction = transaction;
	}

	/**
	 * Workers write the same rows, so what loses a deadlock is done again.
	 * @param suppressedBy who wants the addresses suppressed, in at most 64 characters
	 * @throws IllegalStateException if it cannot be done at this moment: says why
	 */
	public Forgotten forget(String customerId, Optional<String> suppressedBy) {
		return Deadlocks.again(() -> Objects
			.requireNonNull(this.transaction.execute((status) -> forgetOnce(customerId, suppressedBy))));
	}

	private Forgotten forgetOnce(String customerId, Optional<String> suppressedBy) {
		List<WrittenTo> addresses = suppressedBy.isPresent() ? this.receipts.writtenTo(customerId) : List.of();
		addresses.forEach((address) -> this.suppressions.add(address.channel(), address.hash(), Suppression.MANUAL,
				suppressedBy.orElseThrow()));
		return new Forgotten(this.erasures.forget(customerId), addresses.size());
	}

	/**
	 * What became of it.
	 *
	 * @param rows that were theirs
	 * @param suppressed addresses
	 */
	public record Forgotten(int rows, int suppressed) {
	}

}
