package io.regain.incident;

import java.text.BreakIterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What text messages and push say if nobody wrote it: how a text begins. */
final class FirstSentence {

	private static final int MOST = 140;

	private FirstSentence() {
	}

	static Texts of(Texts texts, Texts given) {
		Map<String, String> shorts = new LinkedHashMap<>();
		texts.byLanguage()
			.forEach((language, text) -> shorts.put(language,
					given.byLanguage().getOrDefault(language, of(text, Locale.forLanguageTag(language)))));
		return new Texts(shorts);
	}

	private static String of(String text, Locale locale) {
		String plain = text.strip().split("\\R\\s*\\R", 2)[0].replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
			.replaceAll("[*_`#>]", "")
			.replaceAll("\\s+", " ")
			.strip();
		BreakIterator sentences = BreakIterator.getSentenceInstance(locale);
		sentences.setText(plain);
		int end = sentences.following(0);
		String first = ((end == BreakIterator.DONE) ? plain : plain.substring(0, end)).strip();
		return (first.length() <= MOST) ? first : first.substring(0, first.lastIndexOf(' ', MOST - 1)) + " …";
	}

}
