package io.regain.message;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Instants as the database's DATETIME(3) columns hold them: UTC, in milliseconds. As a
 * {@link LocalDateTime} they pass every driver setting and time zone unchanged.
 */
public final class Utc {

	private Utc() {
	}

	public static LocalDateTime of(Instant instant) {
		return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
	}

	public static Instant instant(LocalDateTime stored) {
		return stored.toInstant(ZoneOffset.UTC);
	}

}
