package io.regain.demo.shop;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A person's name, in the letters of their language. */
record Name(String given, String family, boolean female, boolean russian) {

	private static final Map<Integer, String> LATIN = Map.ofEntries(letter('а', "a"), letter('б', "b"),
			letter('в', "v"), letter('г', "g"), letter('д', "d"), letter('е', "e"), letter('ё', "e"), letter('ж', "zh"),
			letter('з', "z"), letter('и', "i"), letter('й', "y"), letter('к', "k"), letter('л', "l"), letter('м', "m"),
			letter('н', "n"), letter('о', "o"), letter('п', "p"), letter('р', "r"), letter('с', "s"), letter('т', "t"),
			letter('у', "u"), letter('ф', "f"), letter('х', "kh"), letter('ц', "ts"), letter('ч', "ch"),
			letter('ш', "sh"), letter('щ', "sch"), letter('ъ', ""), letter('ы', "y"), letter('ь', ""), letter('э', "e"),
			letter('ю', "yu"), letter('я', "ya"), letter('é', "e"), letter('ë', "e"), letter('ü', "ue"),
			letter('ö', "oe"), letter('ä', "ae"), letter('\'', ""), letter('-', ""));

	private static Map.Entry<Integer, String> letter(char letter, String latin) {
		return Map.entry((int) letter, latin);
	}

	static Name of(boolean russian, Dice dice) {
		return russian ? RussianNames.of(dice) : EnglishNames.of(dice);
	}

	/** As one writes it in an address: lower case, ASCII letters only. */
	static String latin(String text) {
		return text.toLowerCase(Locale.ROOT)
			.codePoints()
			.mapToObj((letter) -> LATIN.getOrDefault(letter, Character.toString(letter)))
			.collect(Collectors.joining());
	}

}
