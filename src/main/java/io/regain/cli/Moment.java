package io.regain.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time as a person in a hurry writes it: {@code 30m}, {@code 2h} (from now, or ago),
 * {@code 15:00} (the next one, or the last, by {@link WallClock}),
 * {@code 2026-11-23 15:00} (by it, too) or {@code 2026-11-23T15:00+03:00}.
 */
public abstract class Moment implements ITypeConverter<Instant> {

	private static final Pattern FROM_HERE = Pattern.compile("(\\d{1,4})([mhd])");

	private static final Pattern DATED = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ].*");

	private final Supplier<Clock> clock;

	private final int direction;

	private Moment(Supplier<Clock> clock, int direction) {
		this.clock = clock;
		this.direction = direction;
	}

	@Override
	public Instant convert(String text) {
		Matcher fromHere = FROM_HERE.matcher(text);
		if (fromHere.matches()) {
			long number = Long.parseLong(fromHere.group(1)) * this.direction;
			return this.clock.get().instant().truncatedTo(ChronoUnit.SECONDS).plus(switch (fromHere.group(2)) {
				case "m" -> Duration.ofMinutes(number);
				case "h" -> Duration.ofHours(number);
				default -> Duration.ofDays(number);
			});
		}
		try {
			return DATED.matcher(text).matches() ? dated(text.replace(' ', 'T')) : nearest(LocalTime.parse(text));
		}
		catch (DateTimeException ex) {
			throw new TypeConversionException(
					"'%s' is no time; allowed: 30m, 2h, 1d%s, 15:00, 2026-11-23T15:00 or 2026-11-23T15:00+03:00"
						.formatted(text, (this.direction < 0) ? " (ago)" : ""));
		}
		catch (CommandException ex) {
			throw new TypeConversionException(String.valueOf(ex.getMessage()));
		}
	}

	private Instant dated(String text) {
		TemporalAccessor read = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from,
				LocalDateTime::from);
		return (read instanceof LocalDateTime local) ? local.atZone(this.clock.get().getZone()).toInstant()
				: OffsetDateTime.from(read).toInstant();
	}

	private Instant nearest(LocalTime time) {
		ZonedDateTime now = ZonedDateTime.now(this.clock.get());
		ZonedDateTime today = now.with(time);
		boolean beyond = (this.direction > 0) ? today.isAfter(now) : !today.isAfter(now);
		return (beyond ? today : now.plusDays(this.direction).with(time)).toInstant();
	}

	/** One that is to come. */
	public static final class Next extends Moment {

		public Next() {
			super(WallClock::clock, 1);
		}

		Next(Clock clock) {
			super(() -> clock, 1);
		}

	}

	/** One that is over. */
	public static final class Last extends Moment {

		public Last() {
			super(WallClock::clock, -1);
		}

		Last(Clock clock) {
			super(() -> clock, -1);
		}

	}

}
