package io.regain.console.status;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the page speaks in one language. The texts are in {@code status.properties}, a file
 * for each.
 */
final class Words {

	/** The first is for everybody who reads none of them. */
	static final List<String> LANGUAGES = List.of("en", "ru");

	/** English is the default, whatever this machine speaks. */
	private static final Control ENGLISH_ELSE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

	private static final Map<String, Words> ALL = LANGUAGES.stream()
		.collect(Collectors.toMap(Function.identity(), Words::new));

	private static final long MINUTES_A_DAY = ChronoUnit.DAYS.getDuration().toMinutes();

	private final String language;

	private final Locale locale;

	private final ResourceBundle texts;

	private Words(String language) {
		this.language = language;
		this.locale = Locale.forLanguageTag(language);
		this.texts = ResourceBundle.getBundle("io.regain.console.status.status", this.locale, ENGLISH_ELSE);
	}

	static Words in(String language) {
		return Optional.ofNullable(ALL.get(language)).orElseThrow();
	}

	String language() {
		return this.language;
	}

	String text(String key, Object... values) {
		return new MessageFormat(this.texts.getString(key), this.locale).format(values);
	}

	/** A day as people write it, the year only where it is not clear. */
	String day(LocalDate date) {
		return DateTimeFormatter.ofPattern("d MMMM", this.locale).format(date);
	}

	String month(LocalDate date) {
		return DateTimeFormatter.ofPattern("LLLL uuuu", this.locale).format(date);
	}

	/** With day, hour and minute, and how far it is from UTC. */
	String time(Instant instant, ZoneId zone) {
		return timeAlone(instant, zone) + " " + offset(instant.atZone(zone));
	}

	/** With day, hour and minute. */
	String timeAlone(Instant instant, ZoneId zone) {
		return DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", this.locale).format(instant.atZone(zone));
	}

	/** Of the same day: hour and minute. */
	String hour(Instant instant, ZoneId zone) {
		return DateTimeFormatter.ofPattern("HH:mm", this.locale).format(instant.atZone(zone)) + " "
				+ offset(instant.atZone(zone));
	}

	/** UTC+3, UTC−4:30, UTC. */
	private static String offset(ZonedDateTime time) {
		ZoneOffset offset = time.getOffset();
		if (offset.getTotalSeconds() == 0) {
			return "UTC";
		}
		int minutes = Math.abs(offset.getTotalSeconds()) / 60;
		String hours = (offset.getTotalSeconds() < 0 ? "−" : "+") + minutes / 60;
		return "UTC" + hours + ((minutes % 60 == 0) ? "" : ":%02d".formatted(minutes % 60));
	}

	/** Rounded up to a minute. */
	String duration(Duration duration) {
		long minutes = Math.max(1, duration.plusSeconds(59).toMinutes());
		if (minutes < ChronoUnit.HOURS.getDuration().toMinutes()) {
			return text("minutes", minutes);
		}
		if (minutes <= MINUTES_A_DAY) {
			return text("hours", minutes / 60, minutes % 60);
		}
		return text("days.long", minutes / MINUTES_A_DAY, minutes % MINUTES_A_DAY / 60);
	}

}
