package io.regain.plan;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ZonesTests {

	private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata",
			"Pacific/Chatham", "Australia/Lord_Howe", "Europe/Moscow", "America/Havana", "Pacific/Apia", "Africa/Cairo",
			"America/Sao_Paulo", "Z");

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					Europe/Berlin       | 2026-11-22T08:59:59Z | 10:00 | 2026-11-22T09:00:00Z | today
					Europe/Berlin       | 2026-11-22T09:00:00Z | 10:00 | 2026-11-22T09:00:00Z | now
					Europe/Berlin       | 2026-11-22T09:00:01Z | 10:00 | 2026-11-23T09:00:00Z | tomorrow
					Europe/Berlin       | 2026-03-28T12:00:00Z | 10:00 | 2026-03-29T08:00:00Z | 23 hours to the day of the gap
					Europe/Berlin       | 2026-03-28T12:00:00Z | 02:30 | 2026-03-29T01:00:00Z | a gap: 03:00 is the next minute there is
					Europe/Berlin       | 2026-03-28T12:00:00Z | 02:00 | 2026-03-29T01:00:00Z | the first minute of the gap
					Europe/Berlin       | 2026-03-28T12:00:00Z | 03:00 | 2026-03-29T01:00:00Z | the end of the gap
					Europe/Berlin       | 2026-10-24T12:00:00Z | 02:30 | 2026-10-25T00:30:00Z | shown twice: the first
					Europe/Berlin       | 2026-10-25T00:45:00Z | 02:30 | 2026-10-25T01:30:00Z | the first is past
					Europe/Berlin       | 2026-10-25T01:30:01Z | 02:30 | 2026-10-26T01:30:00Z | both are past
					America/New_York    | 2026-03-08T04:00:00Z | 02:30 | 2026-03-08T07:00:00Z | a gap
					America/New_York    | 2026-11-01T03:00:00Z | 01:30 | 2026-11-01T05:30:00Z | shown twice: the first
					America/Havana      | 2026-03-07T12:00:00Z | 00:30 | 2026-03-08T05:00:00Z | a gap at midnight
					America/Sao_Paulo   | 2018-02-18T01:50:00Z | 23:45 | 2018-02-18T02:45:00Z | set back over midnight: shown once more
					Asia/Kolkata        | 2026-03-29T03:00:00Z | 09:00 | 2026-03-29T03:30:00Z | no summer time, half an hour
					Pacific/Chatham     | 2026-01-15T00:00:00Z | 10:00 | 2026-01-15T20:15:00Z | 13:45 ahead
					Pacific/Chatham     | 2026-09-26T13:00:00Z | 03:00 | 2026-09-26T14:00:00Z | a gap from 02:45 to 03:45
					Pacific/Apia        | 2011-12-29T21:00:00Z | 10:00 | 2011-12-30T10:00:00Z | the day that was left out
					Z                   | 2026-11-22T23:59:59Z | 00:00 | 2026-11-23T00:00:00Z | midnight
					""")
	void theNextTimeThatClocksShowIt(String zone, Instant from, LocalTime time, Instant next, String why) {
		assertThat(Zones.next(from, time, ZoneId.of(zone))).as(why).isEqualTo(next);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 20261122, 4711 })
	void isTheFirstMinuteThatShowsItOrThatFollowsAGap(long seed) {
		Random random = new Random(seed);
		for (int i = 0; i < 2_000; i++) {
			ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
			Instant from = Instant.ofEpochSecond(1_577_836_800L + random.nextInt(10 * 365 * 86_400));
			LocalTime time = LocalTime.of(random.nextInt(24), random.nextInt(60));
			Instant next = Zones.next(from, time, zone);
			assertThat(next).as("%s in %s from %s (seed %d)", time, zone, from, seed).isEqualTo(walk(from, time, zone));
		}
	}

	/** Minute by minute, as somebody who looks at the clock. */
	private static Instant walk(Instant from, LocalTime time, ZoneId zone) {
		Instant minute = from.plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
		while (true) {
			ZonedDateTime now = minute.atZone(zone);
			LocalTime before = minute.minusSeconds(60).atZone(zone).toLocalTime();
			boolean jumped = !now.toLocalDateTime()
				.equals(minute.minusSeconds(60).atZone(zone).toLocalDateTime().plusMinutes(1));
			boolean skipped = jumped && before.isBefore(time) && now.toLocalTime().isAfter(time);
			if (now.toLocalTime().equals(time) || skipped) {
				return minute;
			}
			minute = minute.plusSeconds(60);
		}
	}

	@Test
	void whoHasNoZoneOrOneThatNobodyKnowsLivesWhereTheCompanyDoes() {
		Zones zones = new Zones(ZoneId.of("Europe/Moscow"));
		assertThat(List.of("", "Moon/Tranquility", "GMT+99", " "))
			.allSatisfy((id) -> assertThat(zones.of(id)).isEqualTo(ZoneId.of("Europe/Moscow")));
		assertThat(zones.of("Asia/Kolkata")).isEqualTo(ZoneId.of("Asia/Kolkata")).isSameAs(zones.of("Asia/Kolkata"));
	}

}
