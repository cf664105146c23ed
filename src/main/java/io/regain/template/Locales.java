package io.regain.template;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of the locales that there are is nearest to the customer's. */
final class Locales {

	private Locales() {
	}

	/**
	 * The very locale, else its language, else the default.
	 * @param wanted as databases have it: {@code ru-RU}, {@code ru_RU}, {@code ru}, or
	 * anything
	 */
	static Optional<String> choose(String wanted, Collection<String> available, String byDefault) {
		String locale = wanted.strip().replace('_', '-');
		int language = 0;
		while (language < locale.length() && Character.isLetter(locale.charAt(language))) {
			language++;
		}
		return Stream.of(locale, locale.substring(0, language), byDefault)
			.flatMap((candidate) -> available.stream().filter(candidate::equalsIgnoreCase))
			.findFirst();
	}

}
