package io.regain.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Looks after several things, of which none that fails keeps the others waiting. */
public final class OneByOne {

	private OneByOne() {
	}

	/**
	 * @throws RuntimeException the first failure, after all had their turn; the others
	 * are suppressed in it
	 */
	public static <T> void each(Collection<T> things, Consumer<T> work) {
		List<RuntimeException> failures = new ArrayList<>();
		for (T thing : things) {
			try {
				work.accept(thing);
			}
			catch (RuntimeException ex) {
				failures.add(ex);
			}
		}
		if (!failures.isEmpty()) {
			RuntimeException first = failures.get(0);
			failures.stream().filter((other) -> other != first).forEach(first::addSuppressed);
			throw first;
		}
	}

}
