package io.regain.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTests {

	private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

	@ParameterizedTest
	@CsvSource({ "0, 0", "120, 120", "' 7 ', 7", "'Sun, 22 Nov 2026 10:01:30 GMT', 90",
			"'Sun, 22 Nov 2026 09:00:00 GMT', 0" })
	void readsSecondsAndDates(String header, int seconds) {
		assertThat(RetryAfter.parse(header, this.clock)).contains(Duration.ofSeconds(seconds));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "soon", "-5", "1.5", "99999999999", "2026-11-22T10:00:00Z" })
	void makesNothingOfNonsense(String header) {
		assertThat(RetryAfter.parse(header, this.clock)).isEqualTo(Optional.empty());
	}

	@Test
	void readsDatesOfOneDigit() {
		assertThat(RetryAfter.parse("Tue, 1 Dec 2026 10:00:00 GMT", this.clock)).contains(Duration.ofDays(9));
	}

}
