package io.regain.demo.outbox;

import java.lang.Character.UnicodeScript;

/** Which of the demo's two languages a text is in. */
final class Language {

	private Language() {
	}

	/** A name or a city in the other script does not turn a text. */
	static String of(String text) {
		long letters = text.codePoints().filter(Character::isLetter).count();
		long cyrillic = text.codePoints()
			.filter((letter) -> UnicodeScript.of(letter) == UnicodeScript.CYRILLIC)
			.count();
		return (cyrillic * 2 > letters) ? "ru" : "en";
	}

}
