package io.regain.campaign;

import java.time.LocalTime;
import java.util.Optional;

import io.regain.campaign.Campaign.Hours;
import io.regain.message.QuietHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.regain.campaign.Sample.VALID;
import static org.assertj.core.api.Assertions.assertThat;

/** What is said of the hours of a campaign. */
class HoursProblemsTests {

	@Test
	void aTimeOfDayAndQuietHoursAreRead() {
		assertThat(hours("within: 36h\n  at: 10:00\n  quiet-hours: 21:00-09:00"))
			.isEqualTo(new Hours(Optional.of(LocalTime.of(10, 0)), Optional.of(QuietHours.of("21:00-09:00")), false));
		assertThat(hours("within: 36h\n  quiet-hours: ignore"))
			.isEqualTo(new Hours(Optional.empty(), Optional.empty(), true));
		assertThat(hours("within: 36h")).isEqualTo(Hours.DEFAULT);
	}

	@ParameterizedTest
	@CsvSource({ "9:00", "24:00", "10h", "10:00:00" })
	void aTimeOfDayHasHoursAndMinutes(String time) {
		assertThat(VALID.campaign("within: 12h", "within: 36h\n  at: \"" + time + "\"").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:19:7: send.at: found '%s'; allowed: hours and minutes, as in 10:00
				""".formatted(time));
	}

	@ParameterizedTest
	@CsvSource({ "21:00", "21:00-24:00", "night", "21:00..09:00" })
	void quietHoursHaveTwoEnds(String hours) {
		assertThat(VALID.campaign("within: 12h", "within: 36h\n  quiet-hours: \"" + hours + "\"").report())
			.isEqualTo("""
					campaigns/winback/autumn.yaml:19:16: send.quiet-hours: found '%s'; allowed: a part of the day, or \
					ignore, as in 21:00-09:00 or ignore
					""".formatted(hours));
	}

	@Test
	void quietHoursLeaveTimeToSend() {
		assertThat(VALID.campaign("within: 12h", "within: 36h\n  quiet-hours: 09:00-08:30").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:19:16: send.quiet-hours: '09:00-08:30' leaves less than two hours of the \
				day to send in
				""");
	}

	@Test
	void nothingCanBeDueInTheQuietHours() {
		assertThat(VALID.campaign("within: 12h", "within: 36h\n  at: 08:00\n  quiet-hours: 21:00-09:00").report())
			.isEqualTo(
					"""
							campaigns/winback/autumn.yaml:19:7: send.at: 08:00 is within the quiet hours of this campaign, 21:00-09:00
							""");
	}

	@ParameterizedTest
	@CsvSource({ "23h, true", "1439m, true", "24h, false", "1440m, false", "1d, false" })
	void aDeadlineBeforeTheNextDayLeavesOutWhoIsPastTheTime(String within, boolean warned) {
		Catalogue catalogue = VALID.campaign("within: 12h", "within: " + within + "\n  at: 10:00").read();
		assertThat(catalogue.campaign("autumn")).isPresent();
		assertThat(catalogue.problems()).hasSize(warned ? 1 : 0)
			.allMatch((problem) -> !problem.isError() && problem.message().contains("past 10:00"));
	}

	@Test
	void anUnknownKeyIsSaidWithWhatWasMeant() {
		assertThat(VALID.campaign("within: 12h", "within: 12h\n  quiet-hour: ignore").report())
			.contains("19:3: send.quiet-hour: unknown key 'quiet-hour'", "did you mean 'quiet-hours'?");
	}

	private static Hours hours(String lines) {
		Catalogue catalogue = VALID.campaign("within: 12h", lines).read();
		assertThat(catalogue.problems()).isEmpty();
		return catalogue.campaign("autumn").orElseThrow().send().hours();
	}

}
