package io.regain.delivery;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a hundred, as a setting; written {@code 5%} or {@code 0.3 %}. */
public record Percentage(BigDecimal percent) {

	private static final Pattern TEXT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3})?) ?%");

	public Percentage {
		if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
			throw new IllegalArgumentException("%s %% is not from 0 to 100 %%".formatted(percent));
		}
	}

	/** Found by its name where settings are read. */
	public static Percentage valueOf(String text) {
		Matcher matcher = TEXT.matcher(text.strip());
		if (!matcher.matches()) {
			throw new IllegalArgumentException("'%s' is no percentage, as in 5%% or 0.3%%".formatted(text));
		}
		return new Percentage(new BigDecimal(matcher.group(1)));
	}

	/** How many of so many it is at most. */
	long of(long number) {
		return this.percent.multiply(BigDecimal.valueOf(number))
			.divideToIntegralValue(BigDecimal.valueOf(100))
			.longValue();
	}

	@Override
	public String toString() {
		return this.percent.toPlainString() + " %";
	}

}
