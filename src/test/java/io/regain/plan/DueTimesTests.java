package io.regain.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import io.regain.delivery.TestCampaign;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.QuietHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DueTimesTests {

	private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

	private static final Map<Channel, QuietHours> NIGHT = Map.of(Channel.SMS, QuietHours.of("21:00-09:00"));

	/** SMS to a zone, with the run's due time in UTC. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			at: "10:00"               | Europe/Berlin    | 2026-11-22T06:00:00Z | 2026-11-22T09:00:00Z | at
			at: "10:00"               | Europe/Berlin    | 2026-11-22T09:00:00Z |                      |
			at: "10:00"               | Asia/Vladivostok | 2026-11-22T06:00:00Z | 2026-11-23T00:00:00Z | at
			quiet-hours: 21:00-09:00  | Europe/Berlin    | 2026-11-22T19:59:59Z |                      |
			quiet-hours: 21:00-09:00  | Europe/Berlin    | 2026-11-22T20:00:00Z | 2026-11-23T08:00:00Z | quiet-hours
			quiet-hours: 21:00-09:00  | Europe/Berlin    | 2026-11-22T23:30:00Z | 2026-11-23T08:00:00Z | quiet-hours
			quiet-hours: 21:00-09:00  | Europe/Berlin    | 2026-11-23T07:59:59Z | 2026-11-23T08:00:00Z | quiet-hours
			quiet-hours: 21:00-09:00  | Europe/Berlin    | 2026-11-23T08:00:00Z |                      |
			quiet-hours: 21:00-09:00  | Europe/Berlin    | 2026-03-28T22:00:00Z | 2026-03-29T07:00:00Z | quiet-hours
			quiet-hours: 21:00-02:30  | Europe/Berlin    | 2026-03-28T22:00:00Z | 2026-03-29T01:00:00Z | quiet-hours
			quiet-hours: 21:00-02:30  | Europe/Berlin    | 2026-10-24T22:00:00Z | 2026-10-25T00:30:00Z | quiet-hours
			quiet-hours: 21:00-02:30  | Europe/Berlin    | 2026-10-25T01:10:00Z | 2026-10-25T01:30:00Z | quiet-hours
			quiet-hours: 12:00-14:00  | Pacific/Chatham  | 2026-01-14T23:00:00Z | 2026-01-15T00:15:00Z | quiet-hours
			quiet-hours: 21:00-09:00  | Asia/Kolkata     | 2026-11-22T16:00:00Z | 2026-11-23T03:30:00Z | quiet-hours
			quiet-hours: 21:00-09:00  | ''               | 2026-11-22T19:00:00Z | 2026-11-23T06:00:00Z | quiet-hours
			quiet-hours: 21:00-09:00  | Moon/Tranquility | 2026-11-22T19:00:00Z | 2026-11-23T06:00:00Z | quiet-hours
			""")
	void movesADueTimeByTheRecipientsClock(String line, String zone, Instant due, Instant moved, String why) {
		DueTimes times = times(campaign(MessageClass.MARKETING, line), Map.of(), due, Duration.ofDays(3));
		assertThat(times.of(Channel.SMS, zone))
			.isEqualTo(Optional.ofNullable(moved).map((to) -> new Moved(to, delay(why))));
	}

	@Test
	void afterTheTimeOfDayComeTheQuietHoursOfTheSettings() {
		Instant due = Instant.parse("2026-11-22T01:00:00Z");
		DueTimes times = times(campaign(MessageClass.MARKETING, "at: \"08:00\""), NIGHT, due, Duration.ofDays(1));
		assertThat(times.of(Channel.SMS, "Europe/Moscow"))
			.contains(new Moved(Instant.parse("2026-11-22T06:00:00Z"), Delay.QUIET_HOURS));
		assertThat(times.of(Channel.EMAIL, "Europe/Moscow"))
			.contains(new Moved(Instant.parse("2026-11-22T05:00:00Z"), Delay.AT));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			INCIDENT  | priority: 5              | false
			INCIDENT  | quiet-hours: 21:00-09:00 | true
			SERVICE   | priority: 5              | true
			SERVICE   | quiet-hours: ignore      | false
			MARKETING | priority: 5              | true
			MARKETING | quiet-hours: ignore      | false
			MARKETING | quiet-hours: 13:00-14:00 | false
			""")
	void whatPeopleMustKnowNowDisturbsThemUnlessItIsTold(MessageClass messageClass, String line, boolean moved) {
		Instant midnight = Instant.parse("2026-11-22T21:00:00Z");
		DueTimes times = times(campaign(messageClass, line), NIGHT, midnight, Duration.ofDays(1));
		assertThat(times.of(Channel.SMS, "Europe/Moscow").isPresent()).isEqualTo(moved);
	}

	@Test
	void aDeadlineIsNotMoved() {
		Instant due = Instant.parse("2026-11-22T21:00:00Z");
		Moved moved = new Moved(Instant.parse("2026-11-23T06:00:00Z"), Delay.QUIET_HOURS);
		for (long hours : List.of(8L, 9L, 10L)) {
			DueTimes times = times(campaign(MessageClass.MARKETING, "priority: 5"), NIGHT, due,
					Duration.ofHours(hours));
			assertThat(times.of(Channel.SMS, "Europe/Moscow")).contains(moved);
			assertThat(times.isTooLate(moved)).as("within %d hours", hours).isEqualTo(hours < 10);
			assertThat(times.inWords(moved, "")).isEqualTo("quiet-hours: 2026-11-23 09:00 Europe/Moscow");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "21:00", "21:00-", "9:00-21:00", "21:00-24:00", "21:00-21:00", "09:00-08:00", "a-b", "" })
	void quietHoursHaveTwoEndsAndLeaveTwoHours(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> QuietHours.of(text));
	}

	/**
	 * Never earlier, never in the quiet, never longer away than a day, always the same.
	 */
	@ParameterizedTest
	@ValueSource(longs = { 3, 20261122, 99 })
	void nobodyIsDisturbedWhateverTheZoneAndTheDay(long seed) {
		Random random = new Random(seed);
		List<String> zones = List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Chatham",
				"Australia/Lord_Howe", "America/Havana", "Africa/Cairo", "");
		for (int i = 0; i < 3_000; i++) {
			LocalTime from = LocalTime.of(random.nextInt(24), random.nextInt(60));
			QuietHours quiet = new QuietHours(from, from.plusMinutes(1 + random.nextInt(22 * 60)));
			Map<Channel, QuietHours> settings = new EnumMap<>(Map.of(Channel.SMS, quiet));
			Instant due = Instant.ofEpochSecond(1_577_836_800L + random.nextInt(10 * 365 * 86_400));
			String zone = zones.get(random.nextInt(zones.size()));
			String line = random.nextBoolean() ? "priority: 5"
					: "at: \"%02d:%02d\"".formatted(random.nextInt(24), random.nextInt(60));
			DueTimes times = times(campaign(MessageClass.MARKETING, line), settings, due, Duration.ofDays(3));
			Instant moved = times.of(Channel.SMS, zone).map(Moved::to).orElse(due);
			LocalTime shown = moved.atZone(zone.isEmpty() ? MOSCOW : ZoneId.of(zone)).toLocalTime();
			String what = "%s, quiet %s, in %s, due %s (seed %d)".formatted(line, quiet, zone, due, seed);
			assertThat(quiet.contains(shown)).as(what).isFalse();
			assertThat(moved).as(what).isBetween(due, due.plus(Duration.ofHours(49)));
			assertThat(times.of(Channel.SMS, zone).map(Moved::to).orElse(due)).as(what).isEqualTo(moved);
		}
	}

	private static DueTimes times(TestCampaign campaign, Map<Channel, QuietHours> settings, Instant due,
			Duration within) {
		QuietTimes quiet = QuietTimes.of(campaign.parsed(), settings, MOSCOW);
		return new DueTimes(campaign.parsed(), quiet, due, due.plus(within));
	}

	private static TestCampaign campaign(MessageClass messageClass, String line) {
		return TestCampaign.of(messageClass).with("within: 12h", "within: 12h\n  " + line);
	}

	private static Delay delay(String id) {
		return id.equals("at") ? Delay.AT : Delay.QUIET_HOURS;
	}

}
