package io.regain.message;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * At most so many messages in a period; written {@code 200/s}, {@code 6000/min} or
 * {@code 50000/h}.
 */
public record Rate(long messages, Duration period) {

	private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})/(s|min|h)");

	private static final Map<String, Duration> PERIODS = Map.of("s", Duration.ofSeconds(1), "min",
			Duration.ofMinutes(1), "h", Duration.ofHours(1));

	private static final int LARGEST_BURST = 10_000;

	public Rate {
		if (messages < 1 || period.isNegative() || period.isZero()) {
			throw new IllegalArgumentException("%d messages in %s is not a rate".formatted(messages, period));
		}
	}

	/** Reads {@code 200/s}, {@code 6000/min} or {@code 50000/h}. */
	public static Rate of(String text) {
		Matcher matcher = TEXT.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("'%s' is not a rate".formatted(text));
		}
		return new Rate(Long.parseLong(matcher.group(1)), PERIODS.getOrDefault(matcher.group(2), Duration.ZERO));
	}

	/**
	 * Reads the value of a property; an empty one is no rate.
	 * @throws IllegalArgumentException if it is none, which names the property
	 */
	public static Optional<Rate> setting(String property, String value) {
		if (value.isBlank()) {
			return Optional.empty();
		}
		try {
			return Optional.of(of(value.strip()));
		}
		catch (IllegalArgumentException ex) {
			// Without its cause, which knows less: the root is what people are told
			throw new IllegalArgumentException(
					"%s is '%s'; it must be a rate, as in 200/s, 6000/min or 50000/h".formatted(property, value));
		}
	}

	public double perSecond() {
		return this.messages * 1e9 / this.period.toNanos();
	}

	/**
	 * How many may leave together: a tenth of a second's, so that the rate is kept within
	 * each second too, and nothing piles up in a pause.
	 */
	public int burst() {
		return (int) Math.max(1, Math.min(LARGEST_BURST, perSecond() / 10));
	}

}
