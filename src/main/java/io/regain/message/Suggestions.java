package io.regain.message;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds which of the known names a person probably meant. */
public final class Suggestions {

	/** Longer words are no slips of the pen. */
	private static final int MAX_LENGTH = 80;

	private Suggestions() {
	}

	/**
	 * The known name that takes the fewest slips (a letter too many, missing, wrong, or
	 * swapped with its neighbour; case is free), if it is near enough: one slip, or one
	 * for every three letters. Otherwise the first name that holds the whole word. A
	 * single letter means nothing.
	 */
	public static Optional<String> closest(String word, Collection<String> known) {
		if (word.length() < 2 || word.length() > MAX_LENGTH) {
			return Optional.empty();
		}
		String meant = word.toLowerCase(Locale.ROOT);
		return known.stream()
			.filter((name) -> slips(meant, name) <= Math.max(1, Math.min(meant.length(), name.length()) / 3))
			.min(Comparator.<String>comparingInt((name) -> slips(meant, name)).thenComparing(Comparator.naturalOrder()))
			.or(() -> known.stream().filter((name) -> meant.length() > 2 && name.contains(meant)).sorted().findFirst());
	}

	/**
	 * What ends a problem's message: {@code ; did you mean 'x'?}, or nothing if no known
	 * name is near.
	 */
	public static String didYouMean(String word, Collection<String> known) {
		return closest(word, known).map("; did you mean '%s'?"::formatted).orElse("");
	}

	/** The optimal string alignment distance. */
	private static int slips(String word, String name) {
		String other = name.toLowerCase(Locale.ROOT);
		int[] beforeLast = new int[0];
		int[] last = new int[other.length() + 1];
		for (int j = 0; j < last.length; j++) {
			last[j] = j;
		}
		for (int i = 1; i <= word.length(); i++) {
			int[] row = new int[last.length];
			row[0] = i;
			for (int j = 1; j < row.length; j++) {
				int replaced = last[j - 1] + ((word.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
				if (i > 1 && j > 1 && word.charAt(i - 1) == other.charAt(j - 2)
						&& word.charAt(i - 2) == other.charAt(j - 1)) {
					row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
				}
			}
			beforeLast = last;
			last = row;
		}
		return last[other.length()];
	}

}
