package io.regain.cli;

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
 * A time that is over, as a person in a hurry writes it: {@code 30m}, {@code 2h} (ago),
 * {@code 15:00} (the last one, by {@code REGAIN_ZONE} or this machine's clock) or
 * {@code 2026-11-23T15:00+03:00}.
 */
class PastMoment implements ITypeConverter<Instant> {

	private static final Pattern AGO = Pattern.compile("(\\d{1,4})([mhd])");

	private final Clock clock;

	PastMoment() {
		this(Clock.system(zone()));
	}

	PastMoment(Clock clock) {
		this.clock = clock;
	}

	private static ZoneId zone() {
		String zone = System.getenv().getOrDefault("REGAIN_ZONE", "");
		return zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone);
	}

	@Override
	public Instant convert(String text) {
		Matcher ago = AGO.matcher(text);
		if (ago.matches()) {
			long number = Long.parseLong(ago.group(1));
			return this.clock.instant().minus(switch (ago.group(2)) {
				case "m" -> Duration.ofMinutes(number);
				case "h" -> Duration.ofHours(number);
				default -> Duration.ofDays(number);
			});
		}
		try {
			return text.contains("T") ? OffsetDateTime.parse(text).toInstant() : last(LocalTime.parse(text));
		}
		catch (DateTimeException ex) {
			throw new TypeConversionException(
					"'%s' is no time; allowed: 30m, 2h, 1d (ago), 15:00 or 2026-11-23T15:00+03:00".formatted(text));
		}
	}

	private Instant last(LocalTime time) {
		ZonedDateTime now = ZonedDateTime.now(this.clock);
		ZonedDateTime today = now.with(time);
		return (today.isAfter(now) ? today.minusDays(1) : today).toInstant();
	}

}
