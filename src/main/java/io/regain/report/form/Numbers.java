package io.regain.report.form;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers and times are shown to people. */
final class Numbers {

	/** Narrow, and no line is broken there. */
	static final String THIN = "\u202f";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

	private Numbers() {
	}

	/** With thin separators: 1 234 567. */
	static String of(long number) {
		return String.format(Locale.ROOT, "%,d", number).replace(",", THIN);
	}

	/** The same, short enough for an axis: 1.2k, 30k, 1.5M. */
	static String brief(long number) {
		if (number < 10_000) {
			return of(number);
		}
		boolean millions = number >= 1_000_000;
		String text = String.format(Locale.ROOT, "%.1f", number / (millions ? 1e6 : 1e3));
		return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + (millions ? "M" : "k");
	}

	static String of(Instant instant, ZoneId zone) {
		return TIME.format(instant.atZone(zone));
	}

	/** A coordinate. */
	static String at(double value) {
		String text = String.format(Locale.ROOT, "%.1f", value);
		return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
	}

}
