package io.regain.tracking;

import java.util.Set;

import io.regain.RegainTest;
import io.regain.audience.Consent;
import io.regain.audience.Consents;
import io.regain.delivery.Run;
import io.regain.delivery.TestCampaign;
import io.regain.delivery.TestLedger;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;
import org.junit.jupiter.api.Test;

import static java.util.Optional.of;
import static org.assertj.core.api.Assertions.assertThat;

/** A company that has given its topics no names still hears who does not want one. */
@RegainTest
class UnnamedTopicTests {

	private final TestLedger ledger;

	private final Preferences preferences;

	private final Consents consents;

	private final Secret secret;

	UnnamedTopicTests(TestLedger ledger, Preferences preferences, Consents consents, Secret secret) {
		this.ledger = ledger;
		this.preferences = preferences;
		this.consents = consents;
		this.secret = secret;
	}

	@Test
	void whatSomebodyWasWrittenAboutCanBeChosen() {
		Run run = this.ledger.planned(
				TestCampaign.of(MessageClass.MARKETING)
					.with("purpose: status-update", "purpose: reactivation\ntopic: offers"),
				this.ledger.customer("c-1"));
		String token = Token.of(this.secret, Purpose.UNSUBSCRIBE, this.ledger.messages(run).get(0));
		Choice choice = this.preferences.of(token).orElseThrow();
		assertThat(choice.topics()).containsExactly(new Choice.Option("offers", "offers", false));
		assertThat(choice.unsubscribed()).isFalse();
		this.preferences.save(token, Set.of("offers"), Set.of("email"));
		assertThat(this.consents.standing("c-1").on(Channel.EMAIL, of("offers"))).isEqualTo(Consent.GIVEN);
		this.preferences.save(token, Set.of(), Set.of());
		assertThat(this.preferences.of(token).orElseThrow().unsubscribed()).isTrue();
	}

}
