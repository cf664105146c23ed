package io.regain.campaign;

import java.time.Duration;

import io.regain.campaign.Campaign.Reach;
import io.regain.campaign.Escalation.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.regain.campaign.Sample.VALID;
import static org.assertj.core.api.Assertions.assertThat;

/** What is said of a campaign that goes from channel to channel. */
class EscalationProblemsTests {

	@Test
	void anEscalationIsRead() {
		Catalogue catalogue = sample("to: escalation\n  until: acknowledged\n  wait: 10m").read();
		assertThat(catalogue.problems()).isEmpty();
		Campaign campaign = catalogue.campaign("autumn").orElseThrow();
		assertThat(campaign.send().reach()).isEqualTo(Reach.ESCALATION);
		assertThat(campaign.send().escalation()).contains(new Escalation(Until.ACKNOWLEDGED, Duration.ofMinutes(10)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					to: escalation                                       | an escalation needs 'until'
					to: escalation; until: opened                        | an escalation needs 'wait': how long each channel is given, as in 10m
					to: all; until: opened; wait: 5m                     | send.until: belongs to an escalation; write 'to: escalation', or leave it out
					wait: 5m                                             | send.wait: belongs to an escalation
					to: escalation; until: read; wait: 5m                | send.until: found 'read'; allowed: accepted, opened, acknowledged
					to: escalation; until: opened; wait: 5s              | send.wait: found '5s'; allowed: minutes, hours or days
					to: escalation; until: accepted; wait: 12h           | send.wait: with 2 channels the last one would be due 720 minutes after the first, but 'within' is 12h
					to: escalation; until: opened; wait: 5m; tracking: off | send.until: with 'tracking: off' nobody learns whether a mail was opened
					to: escalation; until: accepted; wait: 5m; on-freeze: extend | send.on-freeze: an escalation has one deadline for all its channels
					""")
	void whatDoesNotGoTogetherIsSaidWhereItStands(String lines, String said) {
		assertThat(sample(lines.replace("; ", "\n  ")).report()).contains(said)
			.contains("campaigns/winback/autumn.yaml:");
	}

	@Test
	void whatNobodyCanSeeIsNotWaitedFor() {
		String report = VALID
			.campaign("channels: [email, sms]\n  to: first",
					"channels: [sms, email]\n  to: escalation\n  until: opened\n  wait: 10m")
			.report();
		assertThat(report).contains("send.until: nobody learns whether sms was opened",
				"with all: accepted, acknowledged");
	}

	@Test
	void oneChannelIsNoEscalation() {
		assertThat(VALID
			.campaign("channels: [email, sms]\n  to: first",
					"channels: [email]\n  to: escalation\n  until: opened\n  wait: 10m")
			.report()).contains("send.channels: an escalation goes from channel to channel, and there is one only");
	}

	private static Sample sample(String lines) {
		return VALID.campaign("channels: [email, sms]\n  to: first", "channels: [email, sms]\n  " + lines);
	}

}
