package io.regain.template;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
final class Closest {

	private Closest() {
	}

	/** {@code ; did you mean 'x'?}, or nothing if no name is near. */
	static String hint(String written, Collection<String> names) {
		return to(written, names).map("; did you mean '%s'?"::formatted).orElse("");
	}

	private static Optional<String> to(String written, Collection<String> names) {
		int near = Math.max(1, Math.min(written.length(), 64) / 3);
		return names.stream()
			.filter((name) -> written.length() <= 128 && distance(written, name) <= near)
			.min(Comparator.comparingInt((String name) -> distance(written, name))
				.thenComparing(Comparator.naturalOrder()));
	}

	/** Letters to insert, leave out or exchange (Levenshtein). */
	private static int distance(String from, String to) {
		int[] previous = new int[to.length() + 1];
		for (int j = 0; j <= to.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= from.length(); i++) {
			int[] current = new int[to.length() + 1];
			current[0] = i;
			for (int j = 1; j <= to.length(); j++) {
				int exchanged = previous[j - 1] + ((from.charAt(i - 1) == to.charAt(j - 1)) ? 0 : 1);
				current[j] = Math.min(exchanged, 1 + Math.min(previous[j], current[j - 1]));
			}
			previous = current;
		}
		return previous[to.length()];
	}

}
