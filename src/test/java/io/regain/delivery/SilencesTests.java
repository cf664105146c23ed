package io.regain.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.regain.RegainTest;
import io.regain.audience.ConsentWord;
import io.regain.audience.Consents;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.message.PhoneNumber;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class SilencesTests {

	private final TestLedger ledger;

	private final Silences silences;

	private final Consents consents;

	private final Clock clock;

	private final BeanFactory beans;

	SilencesTests(TestLedger ledger, Silences silences, Consents consents, Clock clock, BeanFactory beans) {
		this.ledger = ledger;
		this.silences = silences;
		this.consents = consents;
		this.clock = clock;
		this.beans = beans;
	}

	@Test
	void whoWantsNoMoreGetsItOnNoChannelAndInNoRun() {
		Run first = planned(MessageClass.MARKETING);
		Run second = planned(MessageClass.MARKETING);
		Run service = planned(MessageClass.SERVICE);
		this.silences.silence("c-1", List.of(MessageClass.MARKETING), "unsubscribed");
		for (Run run : List.of(first, second)) {
			assertThat(this.ledger.states(run)).containsExactly(State.SUPPRESSED, State.SUPPRESSED, State.PLANNED);
		}
		assertThat(this.ledger.states(service)).containsOnly(State.PLANNED);
		assertThat(this.ledger.row(this.ledger.messages(first).get(0))).containsEntry("code", "unsubscribed");
	}

	@Test
	void whatHasLeftOrIsLeavingStaysWhatItIs() {
		Run run = planned(MessageClass.MARKETING);
		Hold hold = this.ledger.hold(run, "anybody");
		this.ledger.put(this.ledger.messages(run).get(0), State.SENDING, hold);
		this.ledger.put(this.ledger.messages(run).get(1), State.ACCEPTED, hold);
		this.silences.silence("c-1", List.of(MessageClass.MARKETING), "unsubscribed");
		assertThat(this.ledger.states(run)).containsExactly(State.SENDING, State.ACCEPTED, State.PLANNED);
	}

	@Test
	void oneChannelIsTakenBackAlone() {
		Run run = planned(MessageClass.MARKETING);
		say(ConsentWord.on("c-1", Channel.SMS, Optional.empty(), false, "sms", this.clock.instant()));
		this.silences.heed("c-1");
		assertThat(this.ledger.states(run)).containsExactly(State.PLANNED, State.SUPPRESSED, State.PLANNED);
	}

	@Test
	void aWordAboutAnotherTopicTakesNothingBack() {
		Run run = planned(MessageClass.MARKETING);
		say(ConsentWord.on("c-1", Channel.SMS, Optional.of("another"), false, "preferences", this.clock.instant()));
		this.silences.heed("c-1");
		assertThat(this.ledger.states(run)).containsOnly(State.PLANNED);
	}

	@Test
	void whatWasSaidWhileARunWasPlannedIsHeard() {
		Run run = planned(MessageClass.MARKETING);
		say(ConsentWord.rest("c-1", this.clock.instant().plus(Duration.ofDays(30)), "preferences",
				this.clock.instant()));
		say(ConsentWord.all("c-2", true, "preferences", this.clock.instant()));
		this.silences.heed(run);
		assertThat(this.ledger.states(run)).containsExactly(State.SUPPRESSED, State.SUPPRESSED, State.PLANNED);
	}

	@Test
	void whoTookItBackAgainIsWrittenTo() {
		Run run = planned(MessageClass.MARKETING);
		say(ConsentWord.all("c-1", false, "link", this.clock.instant()));
		say(ConsentWord.all("c-1", true, "preferences", this.clock.instant().plusSeconds(1)));
		this.silences.heed(run);
		assertThat(this.ledger.states(run)).containsOnly(State.PLANNED);
	}

	/** A list of words can be imported while a run waits for the morning. */
	@Test
	void whatIsSaidWhileARunIsSentIsHeardBeforeTheNextGroup() {
		Run run = planned(MessageClass.MARKETING);
		say(ConsentWord.all("c-1", false, "list.csv", this.clock.instant()));
		Deliveries deliveries = this.beans.getBean(Deliveries.class);
		Assignment assignment = deliveries.assign(run, this.ledger.hold(run, "me"), new Progress(), new Stop(), false);
		deliveries.split(run).forEach((part) -> deliveries.work(assignment, part));
		assertThat(this.ledger.states(run)).containsExactly(State.SUPPRESSED, State.SUPPRESSED, State.ACCEPTED);
	}

	@Test
	void aLongListOfWordsIsHeardInFull() {
		Run run = this.ledger.planned(MessageClass.MARKETING, 1_002);
		this.consents.append(IntStream.rangeClosed(1, 1_001)
			.mapToObj((number) -> ConsentWord.all("c-" + number, false, "list.csv", this.clock.instant()))
			.toList());
		this.silences.heed(run);
		assertThat(this.ledger.states(run)).filteredOn(State.PLANNED::equals).hasSize(1);
	}

	private void say(ConsentWord word) {
		this.consents.append(List.of(word));
	}

	/** c-1 by email and text message, c-2 by email. */
	private Run planned(MessageClass messageClass) {
		return this.ledger.planned(messageClass,
				this.ledger.customer("c-1", new EmailAddress("c-1@example.com"), new PhoneNumber("+491701234567")),
				this.ledger.customer("c-2"));
	}

}
