package io.regain;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/**
 * How tests wait for what must come: each wait has an end, which is no promise but far
 * beyond what a slow machine needs, and says what it was for.
 */
public final class Patience {

	/** Longer than anything takes that comes at all. */
	public static final Duration LONG = Duration.ofMinutes(3);

	private Patience() {
	}

	/** Waits for a condition. */
	public static ConditionFactory await(String what) {
		return Awaitility.await(what).atMost(LONG);
	}

	/** Waits for another thread to get so far. */
	public static void await(String what, CountDownLatch latch) {
		try {
			if (!latch.await(LONG.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new AssertionError("%s: not within %s".formatted(what, LONG));
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(what, ex);
		}
	}

	/**
	 * What another thread comes to.
	 * @throws CompletionException with what it threw
	 */
	public static <T extends @Nullable Object> T end(String what, Future<T> work) {
		try {
			return work.get(LONG.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw new CompletionException(ex.getCause());
		}
		catch (TimeoutException ex) {
			throw new AssertionError("%s: not within %s".formatted(what, LONG), ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(what, ex);
		}
	}

	/** Waits for another process to end. */
	public static int exit(String what, Process process) throws InterruptedException {
		if (!process.waitFor(LONG.toMillis(), TimeUnit.MILLISECONDS)) {
			throw new AssertionError("%s: not within %s".formatted(what, LONG));
		}
		return process.exitValue();
	}

}
