package io.regain.tracking;

import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** Does all the work, and is rolled back as the database would after a deadlock. */
final class LosesTwice implements TransactionOperations {

	private final TransactionOperations real;

	private final AtomicInteger tries = new AtomicInteger();

	LosesTwice(TransactionOperations real) {
		this.real = real;
	}

	@Override
	public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
		return this.real.execute((status) -> {
			T result = action.doInTransaction(status);
			if (this.tries.incrementAndGet() <= 2) {
				throw new CannotAcquireLockException("deadlock");
			}
			return result;
		});
	}

}
