package io.regain.delivery;

import java.time.Duration;
import java.util.Optional;

import io.regain.RegainTest;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.channel.Outcome;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.PhoneNumber;
import io.regain.message.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class LookAgainTests {

	private static final PhoneNumber PHONE = new PhoneNumber("+491701234567");

	private final TestLedger ledger;

	private final LinkedMail mail;

	private final ScriptedSender email;

	private final Suppressions suppressions;

	private final Secret secret;

	private final TestClock clock;

	LookAgainTests(TestLedger ledger, BeanFactory beans, @Qualifier("email") ScriptedSender email,
			Suppressions suppressions, Secret secret, TestClock clock) {
		this.ledger = ledger;
		this.mail = new LinkedMail(beans);
		this.email = email;
		this.suppressions = suppressions;
		this.secret = secret;
		this.clock = clock;
	}

	@ParameterizedTest
	@CsvSource({ "SERVICE, SUPPRESSED", "INCIDENT, ACCEPTED" })
	void whoComplainedElsewhereMeanwhileGetsNothingThatComesBack(MessageClass messageClass, State state) {
		Run run = deferred(messageClass);
		this.suppressions.add(Channel.SMS, this.secret.hash(PHONE), Suppression.COMPLAINED, "a test");
		assertThat(again(run)).isEqualTo(state);
	}

	@Test
	void whoUnsubscribedElsewhereGetsWhatTheyNeed() {
		Run run = deferred(MessageClass.SERVICE);
		this.suppressions.add(Channel.SMS, this.secret.hash(PHONE), Suppression.UNSUBSCRIBED, "a test");
		assertThat(again(run)).isEqualTo(State.ACCEPTED);
	}

	/** One whose first try failed, of a customer who has a number, too. */
	private Run deferred(MessageClass messageClass) {
		this.ledger.planned(MessageClass.SERVICE, this.ledger.customer("c-1", PHONE));
		this.email.answer((message) -> new Outcome.Deferred("421", "not now", Optional.empty()));
		Run run = this.mail.planned(TestCampaign.of(messageClass), LinkedMail.HTML, this.ledger.customer("c-1"));
		this.mail.dispatch(run);
		assertThat(this.ledger.states(run)).containsExactly(State.PLANNED);
		this.email.accept();
		return run;
	}

	private State again(Run run) {
		this.clock.advance(Duration.ofMinutes(15));
		this.mail.dispatch(run);
		return this.ledger.states(run).get(0);
	}

}
