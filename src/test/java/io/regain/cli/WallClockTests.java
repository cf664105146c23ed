package io.regain.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WallClockTests {

	/** It is 15:00 in Moscow. */
	private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T12:00:00.123456789Z"),
			ZoneId.of("Europe/Moscow"));

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "2026-11-24T07:00:00Z | Tue 24 Nov 10:00 MSK, in 19 h",
					"2026-11-23T12:30:00Z | Mon 23 Nov 15:30 MSK, in 30 min",
					"2026-11-23T11:58:59.999Z | Mon 23 Nov 14:58 MSK, 1 min ago",
					"2026-11-23T12:00:20Z | Mon 23 Nov 15:00 MSK, now",
					"2026-11-26T12:00:00Z | Thu 26 Nov 15:00 MSK, in 3 days",
					"2027-01-01T12:00:00Z | Fri 1 Jan 2027 15:00 MSK, in 39 days" })
	void aTimeIsReadByTheClockOnTheWall(String instant, String words) {
		assertThat(WallClock.inWords(Instant.parse(instant), this.clock)).isEqualTo(words);
	}

	@Test
	void aZoneThatThereIsNotIsNamed() {
		MockEnvironment settings = new MockEnvironment().withProperty("regain.zone", "Europe/Moskau");
		assertThatExceptionOfType(CommandException.class).isThrownBy(() -> WallClock.zone(settings))
			.withMessage("regain.zone is 'Europe/Moskau'; allowed is a time zone, as in Europe/Berlin");
		settings.setProperty("regain.zone", "Europe/Moscow");
		assertThat(WallClock.zone(settings)).isEqualTo(ZoneId.of("Europe/Moscow"));
	}

}
