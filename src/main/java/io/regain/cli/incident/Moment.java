package io.regain.cli.incident;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time as a person in a hurry writes it: {@code 30m}, {@code 2h} (from now),
 * {@code 15:00} (the next one, by {@code REGAIN_ZONE} or this machine's clock) or
 * {@code 2026-11-23T15:00+03:00}.
 */
class Moment implements ITypeConverter<Instant> {

	private static final Pattern FROM_NOW = Pattern.compile("(\\d{1,4})([mhd])");

	private final Clock clock;

	Moment() {
		this(Clock.system(zone()));
	}

	Moment(Clock clock) {
		this.clock = clock;
	}

	private static ZoneId zone() {
		String zone = System.getenv().getOrDefault("REGAIN_ZONE", "");
		return zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone);
	}

	@Override
	public Instant convert(String text) {
		Matcher fromNow = FROM_NOW.matcher(text);
		if (fromNow.matches()) {
			long number = Long.parseLong(fromNow.group(1));
			return this.clock.instant().plus(switch (fromNow.group(2)) {
				case "m" -> Duration.ofMinutes(number);
				case "h" -> Duration.ofHours(number);
				default -> Duration.ofDays(number);
			});
		}
		try {
			return text.contains("T") ? OffsetDateTime.parse(text).toInstant() : next(LocalTime.parse(text));
		}
		catch (DateTimeException ex) {
			throw new TypeConversionException(
					"'%s' is no time; allowed: 30m, 2h, 1d, 15:00 or 2026-11-23T15:00+03:00".formatted(text));
		}
	}

	private Instant next(LocalTime time) {
		ZonedDateTime now = ZonedDateTime.now(this.clock);
		ZonedDateTime today = now.with(time);
		return (today.isAfter(now) ? today : now.plusDays(1).with(time)).toInstant();
	}

}
