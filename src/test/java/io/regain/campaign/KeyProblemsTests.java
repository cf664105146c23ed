package io.regain.campaign;

import org.junit.jupiter.api.Test;

import static io.regain.campaign.Sample.VALID;
import static org.assertj.core.api.Assertions.assertThat;

/** What is said of keys that are unknown or missing. */
class KeyProblemsTests {

	@Test
	void anUnknownKeyIsHeldAgainstTheKnown() {
		assertThat(VALID.campaign("channels:", "chanels:").report()).isEqualTo(
				"""
						campaigns/winback/autumn.yaml:14:3: send.chanels: unknown key 'chanels'; allowed here: channels, to, \
						until, wait, template, rate, within, at, quiet-hours, priority, tracking, on-freeze; did you mean 'channels'?
						""");
	}

	@Test
	void anUnknownKeyThatIsNearNoneIsNamed() {
		assertThat(VALID.campaign("topic: offers", "zzz: 1").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:5:1: zzz: unknown key 'zzz'; allowed here: campaign, title, class, \
				purpose, topic, owner, from, audience, send, variables
				""");
	}

	@Test
	void aKeyInTheWrongPlaceIsSentHome() {
		assertThat(VALID.campaign("topic: offers", "rate: 200/s").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:5:1: rate: unknown key 'rate'; allowed here: campaign, title, class, \
				purpose, topic, owner, from, audience, send, variables; 'rate' belongs below 'send'
				""");
	}

	@Test
	void anUnderscoreIsNoHyphen() {
		assertThat(VALID.campaign("reply-to: care", "reply_to: care").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:7:50: from.reply_to: unknown key 'reply_to'; allowed here: name, email, \
				reply-to; did you mean 'reply-to'?
				""");
	}

	@Test
	void aKeyThatIsMissingIsExplained() {
		assertThat(VALID.campaign("  within: 12h\n", "").report()).isEqualTo(
				"""
						campaigns/winback/autumn.yaml:13:1: send: 'within' is missing. The deadline: how long after its run was due \
						a message may still leave. Hours do not move it. Allowed: minutes, hours or days, as in 30m, 12h or 3d
						""");
	}

	@Test
	void aKeyThatIsMissingAtTheTopIsExplained() {
		assertThat(VALID.campaign("owner: crm@lavka.example\n", "").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:1:1: 'owner' is missing. The email address that is told when a run ends \
				other than completed. Allowed: an email address, as in hello@lavka.example
				""");
	}

	@Test
	void aGroupThatIsMissingIsExplained() {
		assertThat(
				VALID.campaign("from: { name: Lavka, email: hello@lavka.example, reply-to: care@lavka.example }\n", "")
					.report())
			.isEqualTo(
					"""
							campaigns/winback/autumn.yaml:1:1: 'from' is missing. In whose name emails are sent. Allowed: the keys \
							name, email, reply-to
							""");
	}

}
