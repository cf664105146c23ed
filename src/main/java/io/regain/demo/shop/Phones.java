package io.regain.demo.shop;

import java.util.List;
import java.util.Optional;

/**
 * Mobile numbers as customers typed them. Each is valid to libphonenumber and, as far as
 * one can know, nobody's: Russian codes without an operator, a British block without one
 * (the numbers for film and radio, 07700 900xxx, are invalid to libphonenumber), and the
 * numbers that Germany and North America keep for fiction. Those are few; when they are
 * used up, customers there have no phone.
 */
final class Phones {

	private static final List<String> AMERICAN_CITIES = List.of("212", "646", "718", "917", "347", "929", "312", "773",
			"303", "720", "415", "628");

	private static final List<String> GERMAN_FICTION = List.of("171 39200", "176 040690");

	private int americans;

	private int germans;

	Optional<String> next(Country country, long id, Dice dice) {
		if (dice.percent(12)) {
			return Optional.empty();
		}
		if (dice.percent(3)) {
			return Optional.of(dice.oneOf(List.of("8 943 34", "+7 (000) 000-00-00", "12345", "нет", "+44 7111 90", "-",
					"+1 555 0123", "8 (943) 345-67-8X", "позвоните жене")));
		}
		return switch (country) {
			case RUSSIA -> Optional.of(russian(id, dice));
			case BRITAIN -> Optional.of("+44 7111 %06d".formatted(id % 1_000_000));
			case GERMANY -> german(this.germans++);
			case AMERICA -> american(this.americans++);
		};
	}

	private static String russian(long id, Dice dice) {
		// No common divisor with the modulus: no two customers get the same number
		long number = (id * 7_368_787) % 60_000_000;
		long code = 943 + number / 10_000_000;
		String digits = "%07d".formatted(number % 10_000_000);
		String a = digits.substring(0, 3);
		String b = digits.substring(3, 5);
		String c = digits.substring(5);
		return dice
			.oneOf(List.of("8 (%d) %s-%s-%s", "+7 %d %s-%s-%s", "8%d%s%s%s", "+7%d%s%s%s", "8-%d-%s-%s-%s",
					"+7 (%d) %s %s %s"))
			.formatted(code, a, b, c);
	}

	private static Optional<String> german(int ordinal) {
		if (ordinal >= GERMAN_FICTION.size() * 100) {
			return Optional.empty();
		}
		return Optional.of("+49 %s%02d".formatted(GERMAN_FICTION.get(ordinal % 2), ordinal / 2));
	}

	private static Optional<String> american(int ordinal) {
		int cities = AMERICAN_CITIES.size();
		if (ordinal >= cities * 100) {
			return Optional.empty();
		}
		return Optional.of("+1 (%s) 555-01%02d".formatted(AMERICAN_CITIES.get(ordinal % cities), ordinal / cities));
	}

}
