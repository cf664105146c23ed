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

	public double perSecond() {
		return this.messages * 1e9 / this.period.toNanos();
	}

}
