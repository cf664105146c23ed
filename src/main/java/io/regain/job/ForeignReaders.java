package io.regain.job;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.regain.plan.Prepared;

/**
 * Counts who is written to in a language that is not theirs, since the template has
 * nothing in it. Used by one thread.
 */
final class ForeignReaders {

	private final Set<String> spoken = new TreeSet<>();

	private final Map<String, Long> byLanguage = new TreeMap<>();

	ForeignReaders(Prepared prepared) {
		prepared.campaign()
			.send()
			.channels()
			.stream()
			.flatMap((channel) -> prepared.template().locales(channel).stream())
			.forEach((locale) -> this.spoken.add(language(locale)));
	}

	/**
	 * @param locale the customer's, as databases have it; empty if nobody knows
	 */
	void add(String locale) {
		String language = language(locale);
		if (!language.isEmpty() && !this.spoken.contains(language)) {
			this.byLanguage.merge(language, 1L, Long::sum);
		}
	}

	private static String language(String locale) {
		return locale.strip().split("[^A-Za-z]", 2)[0].toLowerCase(Locale.ROOT);
	}

	Map<String, Long> byLanguage() {
		return this.byLanguage;
	}

}
