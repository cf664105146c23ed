package io.regain.delivery;

import java.util.function.Supplier;

import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Tries again what lost a deadlock: the loser has done nothing. A transaction is tried
 * again as a whole, so around it and not inside. Not for what sends.
 */
public final class Deadlocks {

	private static final int MOST_TRIES = 8;

	private Deadlocks() {
	}

	public static <T> T again(Supplier<T> statement) {
		for (int tried = 1;; tried++) {
			try {
				return statement.get();
			}
			catch (PessimisticLockingFailureException ex) {
				if (tried == MOST_TRIES) {
					throw ex;
				}
			}
		}
	}

}
