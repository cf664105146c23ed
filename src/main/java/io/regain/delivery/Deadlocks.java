package io.regain.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Tries again what lost a deadlock: the loser has done nothing. A transaction is tried
 * again as a whole, so around it and not inside. Not for what sends. Who is interrupted
 * pauses no longer between tries, but does not give up sooner.
 */
public final class Deadlocks {

	private static final int MOST_TRIES = 8;

	private static final int LONGEST_PAUSE_MILLIS = 20;

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
				pause();
			}
		}
	}

	/** A random one, or those who met would meet again. */
	private static void pause() {
		new Stop().await(Duration.ofMillis(1 + ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS)));
	}

}
