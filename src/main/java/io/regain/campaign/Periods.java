package io.regain.campaign;

import java.time.Duration;

/** Reads what has the form of a period: minutes, hours or days. */
final class Periods {

	private Periods() {
	}

	static Duration read(String period) {
		int end = period.length() - 1;
		long number = Long.parseLong(period.substring(0, end));
		return switch (period.charAt(end)) {
			case 'm' -> Duration.ofMinutes(number);
			case 'h' -> Duration.ofHours(number);
			default -> Duration.ofDays(number);
		};
	}

}
