package io.regain.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.function.SingletonSupplier;

/**
 * The clock on the wall of whoever types a command: times are written and read by it. Its
 * zone is {@code regain.zone}, from wherever {@code serve} would have it, too: the
 * environment, a system property, the home's {@code application.yaml}; else this
 * machine's.
 */
public final class WallClock {

	private static final SingletonSupplier<ZoneId> ZONE = SingletonSupplier.of(WallClock::configured);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM HH:mm zzz", Locale.ENGLISH);

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm zzz",
			Locale.ENGLISH);

	private WallClock() {
	}

	/**
	 * Reads the settings when it is first asked: commands that name no time do without.
	 * @throws CommandException if the zone is none
	 */
	static Clock clock() {
		return Clock.system(ZONE.obtain());
	}

	private static ZoneId configured() {
		StandardEnvironment environment = new StandardEnvironment();
		ConfigDataEnvironmentPostProcessor.applyTo(environment);
		return zone(environment);
	}

	static ZoneId zone(ConfigurableEnvironment environment) {
		try {
			return Binder.get(environment).bind("regain.zone", ZoneId.class).orElseGet(ZoneId::systemDefault);
		}
		catch (BindException ex) {
			throw new CommandException(Exit.INVALID, WrongValue.sentence(ex));
		}
	}

	/**
	 * As in {@code Tue 24 Nov 10:00 MSK, in 22 h}.
	 * @param instant as JSON has it, of RFC 3339
	 */
	public static String read(String instant) {
		return inWords(Instant.parse(instant), clock());
	}

	static String inWords(Instant instant, Clock clock) {
		ZonedDateTime there = instant.atZone(clock.getZone());
		boolean thisYear = there.getYear() == ZonedDateTime.now(clock).getYear();
		return (thisYear ? TIME : DATE).format(there) + ", " + distance(Duration.between(clock.instant(), instant));
	}

	private static String distance(Duration until) {
		Duration far = until.abs();
		if (far.compareTo(Duration.ofSeconds(30)) < 0) {
			return "now";
		}
		Duration rounded = far.plusSeconds(30).truncatedTo(ChronoUnit.MINUTES);
		long minutes = rounded.toMinutes();
		String words = (minutes < 90) ? minutes + " min"
				: (minutes < 48 * 60) ? (minutes + 30) / 60 + " h" : (minutes + 12 * 60) / (24 * 60) + " days";
		return until.isNegative() ? words + " ago" : "in " + words;
	}

}
