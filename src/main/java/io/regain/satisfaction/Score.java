package io.regain.satisfaction;

import java.text.Normalizer;
import java.util.Optional;

/**
 * How well an incident was handled, from 1, very badly, to 5, very well.
 */
public record Score(int value) {

	/** The best. */
	public static final int BEST = 5;

	public Score {
		if (value < 1 || value > BEST) {
			throw new IllegalArgumentException("an answer is from 1 to %d, not %d".formatted(BEST, value));
		}
	}

	/** What a person should look after. */
	boolean isBad() {
		return this.value <= 2;
	}

	/** Empty if it is none. */
	public static Optional<Score> of(String digit) {
		return digit.matches("[1-5]") ? Optional.of(new Score(digit.charAt(0) - '0')) : Optional.empty();
	}

	/**
	 * Of a text message: the whole of it is one digit, whatever marks stand around it. "2
	 * days and still broken" is none.
	 */
	static Optional<Score> ofText(String body) {
		return of(Normalizer.normalize(body, Normalizer.Form.NFKC).replaceAll("[^\\p{L}\\p{N}]+", ""));
	}

}
