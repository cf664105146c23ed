package io.regain.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MomentTests {

	/** It is 13:00 in Berlin. */
	private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneId.of("Europe/Berlin"));

	@ParameterizedTest
	@CsvSource({ "30m, 2026-11-23T12:30:00Z, 2026-11-23T11:30:00Z", "2h, 2026-11-23T14:00:00Z, 2026-11-23T10:00:00Z",
			"1d, 2026-11-24T12:00:00Z, 2026-11-22T12:00:00Z", "15:00, 2026-11-23T14:00:00Z, 2026-11-22T14:00:00Z",
			"12:59, 2026-11-24T11:59:00Z, 2026-11-23T11:59:00Z", "13:00, 2026-11-24T12:00:00Z, 2026-11-23T12:00:00Z",
			"2026-11-23T15:00+03:00, 2026-11-23T12:00:00Z, 2026-11-23T12:00:00Z",
			"2026-11-24T02:00, 2026-11-24T01:00:00Z, 2026-11-24T01:00:00Z",
			"2026-11-24 02:00:30, 2026-11-24T01:00:30Z, 2026-11-24T01:00:30Z" })
	void aTimeIsTheNextOrTheLastOfItsKind(String text, Instant next, Instant last) {
		assertThat(new Moment.Next(this.clock).convert(text)).isEqualTo(next);
		assertThat(new Moment.Last(this.clock).convert(text)).isEqualTo(last);
	}

	@Test
	void whatIsNoTimeIsToldWhatWouldBe() {
		assertThatExceptionOfType(TypeConversionException.class)
			.isThrownBy(() -> new Moment.Last(this.clock).convert("soon"))
			.withMessage(
					"'soon' is no time; allowed: 30m, 2h, 1d (ago), 15:00, 2026-11-23T15:00 or 2026-11-23T15:00+03:00");
	}

}
