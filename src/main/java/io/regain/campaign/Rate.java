package io.regain.campaign;

import java.time.Duration;

/**
 * At most so many messages in a period; written {@code 200/s}, {@code 6000/min} or
 * {@code 50000/h}.
 */
public record Rate(long messages, Duration period) {

	public Rate {
		if (messages < 1 || period.isNegative() || period.isZero()) {
			throw new IllegalArgumentException("%d messages in %s is not a rate".formatted(messages, period));
		}
	}

	/** Reads {@code 200/s}, {@code 6000/min} or {@code 50000/h}. */
	static Rate of(String text) {
		int slash = text.indexOf('/');
		Duration period = switch (text.substring(slash + 1)) {
			case "s" -> Duration.ofSeconds(1);
			case "min" -> Duration.ofMinutes(1);
			case "h" -> Duration.ofHours(1);
			default -> throw new IllegalArgumentException("'%s' is not a rate".formatted(text));
		};
		return new Rate(Long.parseLong(text.substring(0, slash)), period);
	}

	public double perSecond() {
		return this.messages * 1e9 / this.period.toNanos();
	}

}
