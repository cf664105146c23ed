package io.regain.message;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;

/**
 * The part of the day in which nobody is to be disturbed, by their own clock: from the
 * first minute, up to the second, which is no longer quiet. It may go over midnight.
 */
public record QuietHours(LocalTime from, LocalTime to) {

	private static final Duration LEAST_LEFT = Duration.ofHours(2);

	/**
	 * @throws IllegalArgumentException if less than two hours of the day are left: that
	 * is hardly what was meant
	 */
	public QuietHours {
		Duration left = Duration.between(to, from);
		Duration ofTheDay = left.isNegative() ? left.plusDays(1) : left;
		if (ofTheDay.compareTo(LEAST_LEFT) < 0) {
			throw new IllegalArgumentException("leaves less than two hours of the day to send in");
		}
	}

	/**
	 * Reads what people write, as in {@code 21:00-09:00}.
	 * @throws IllegalArgumentException with what is wrong, to go on with after the value
	 */
	public static QuietHours of(String text) {
		String[] ends = text.strip().split("-", -1);
		if (ends.length != 2) {
			throw new IllegalArgumentException("is no part of the day, as in 21:00-09:00");
		}
		try {
			return new QuietHours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("is no part of the day, as in 21:00-09:00", ex);
		}
	}

	public boolean contains(LocalTime time) {
		boolean begun = !time.isBefore(this.from);
		boolean over = !time.isBefore(this.to);
		return this.from.isBefore(this.to) ? begun && !over : begun || !over;
	}

	@Override
	public String toString() {
		return this.from + "-" + this.to;
	}

}
