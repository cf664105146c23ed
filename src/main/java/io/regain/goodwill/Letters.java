package io.regain.goodwill;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * 125 bits as 25 letters and digits that are easily told apart, as Crockford's Base32 has
 * them: no I, L, O and U.
 */
final class Letters {

	static final int LENGTH = 25;

	private static final int GROUP = 5;

	private static final int BITS = 5;

	private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	/** What people type who mean another: also on a Russian keyboard. */
	private static final String TYPED = "OILАВЕКМНОРСТУХЗ";

	private static final String MEANT = "011ABEKMH0PCTYX3";

	private Letters() {
	}

	/**
	 * @param number below 2 to the power of 125
	 */
	static String of(BigInteger number) {
		StringBuilder letters = new StringBuilder();
		for (int i = LENGTH - 1; i >= 0; i--) {
			letters.append(ALPHABET.charAt(number.shiftRight(i * BITS).intValue() & 31));
		}
		return letters.toString();
	}

	/** As it is shown: in groups of five. */
	static String grouped(String letters) {
		return String.join("-", letters.split("(?<=\\G.{" + GROUP + "})"));
	}

	/** As it is stored, of what somebody typed, in whatever case and groups. */
	static String plain(String typed) {
		StringBuilder plain = new StringBuilder();
		typed.toUpperCase(Locale.ROOT)
			.chars()
			.filter((letter) -> letter > ' ' && letter != '-' && letter != '–' && letter != '\u00a0')
			.map((letter) -> (TYPED.indexOf(letter) < 0) ? letter : MEANT.charAt(TYPED.indexOf(letter)))
			.forEach((letter) -> plain.append((char) letter));
		return plain.toString();
	}

	/** Empty if it is none. */
	static Optional<BigInteger> number(String plain) {
		if (plain.length() != LENGTH || plain.chars().anyMatch((letter) -> ALPHABET.indexOf(letter) < 0)) {
			return Optional.empty();
		}
		BigInteger number = BigInteger.ZERO;
		for (int i = 0; i < LENGTH; i++) {
			number = number.shiftLeft(BITS).or(BigInteger.valueOf(ALPHABET.indexOf(plain.charAt(i))));
		}
		return Optional.of(number);
	}

}
