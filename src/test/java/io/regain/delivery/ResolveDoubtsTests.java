package io.regain.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.RegainTest;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.OutcomeUnknownException;
import io.regain.channel.Outgoing;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.PhoneNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** Text messages in doubt, of a provider that can be asked whether it has them. */
@RegainTest
class ResolveDoubtsTests {

	private static final Duration LONG_ENOUGH = Duration.ofSeconds(31);

	private final TestLedger ledger;

	private final Rooms rooms;

	private final ResolveDoubts doubts;

	private final ScriptedSender sms;

	private final TestClock clock;

	private final List<Outgoing> asked = new ArrayList<>();

	ResolveDoubtsTests(TestLedger ledger, BeanFactory beans, @Qualifier("sms") ScriptedSender sms, TestClock clock) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.doubts = beans.getBean(ResolveDoubts.class);
		this.sms = sms;
		this.clock = clock;
	}

	@BeforeEach
	void answerNothing() {
		this.sms.answer((message) -> {
			throw new OutcomeUnknownException("no answer came");
		});
	}

	@ParameterizedTest
	@EnumSource
	void whatTheProviderHasIsAcceptedAndNotSentAgain(MessageClass messageClass) {
		Run run = planned(messageClass, "+491511234561");
		long id = this.ledger.messages(run).get(0);
		dispatch(run);
		has("SM7");
		this.clock.advance(LONG_ENOUGH);
		dispatch(run);
		assertThat(this.ledger.row(id)).containsEntry("state", "ACCEPTED")
			.containsEntry("provider_id", "SM7")
			.containsEntry("detail", null)
			.containsEntry("content_sha256", this.sms.handed().get(0).content().sha256());
		assertThat(this.ledger.attempts(id)).containsExactly("1 ACCEPTED");
		assertThat(this.asked).usingRecursiveComparison().isEqualTo(this.sms.handed());
		assertThat(this.sms.handed()).hasSize(1);
		assertThat(this.rooms.tallies().of(run).possiblyTwice()).isZero();
		assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void whatItDoesNotHaveIsSentAgain() {
		Run run = planned(MessageClass.SERVICE, "+491511234561");
		dispatch(run);
		has();
		this.sms.accept();
		this.clock.advance(LONG_ENOUGH.minusSeconds(2));
		dispatch(run);
		assertThat(this.asked).as("before a late answer has had its time").isEmpty();
		this.clock.advance(Duration.ofSeconds(2));
		dispatch(run);
		assertThat(this.asked).hasSize(1);
		assertThat(this.sms.handed()).hasSize(2);
		assertThat(this.ledger.states(run)).containsExactly(State.ACCEPTED);
		assertThat(this.rooms.tallies().of(run).possiblyTwice()).isOne();
	}

	@Test
	void whileItDoesNotAnswerNothingIsSent() {
		Run run = planned(MessageClass.SERVICE, "+491511234561", "+491511234562");
		dispatch(run);
		this.sms.accept();
		this.sms.answerWhenAsked((message, sentAt) -> {
			this.asked.add(message);
			throw new OutcomeUnknownException("HTTP 503");
		});
		for (int i = 0; i < 5; i++) {
			this.clock.advance(LONG_ENOUGH);
			dispatch(run);
			dispatch(run);
		}
		assertThat(this.asked).as("each once each time").hasSize(10);
		assertThat(this.sms.handed()).hasSize(2);
		assertThat(this.ledger.states(run)).containsOnly(State.IN_DOUBT);
		assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.SENDING);
		has();
		this.clock.advance(LONG_ENOUGH);
		dispatch(run);
		assertThat(this.ledger.states(run)).containsOnly(State.ACCEPTED);
	}

	@Test
	void anothersMessageWithTheSameTextIsNotTakenForIt() {
		Run run = planned(MessageClass.SERVICE, "+491511234561", "+491511234561");
		this.sms.answer((message) -> {
			if (this.sms.handed().size() == 1) {
				return new Accepted("SM1");
			}
			throw new OutcomeUnknownException("no answer came");
		});
		dispatch(run);
		assertThat(this.ledger.states(run)).containsExactly(State.ACCEPTED, State.IN_DOUBT);
		assertThat(this.sms.handed().get(0).content()).isEqualTo(this.sms.handed().get(1).content());
		has("SM1");
		this.clock.advance(LONG_ENOUGH);
		dispatch(run);
		assertThat(this.sms.handed()).as("sent again").hasSize(3);
		has("SM2", "SM1");
		this.clock.advance(LONG_ENOUGH);
		dispatch(run);
		assertThat(this.sms.handed()).hasSize(3);
		assertThat(this.ledger.row(this.ledger.messages(run).get(1))).containsEntry("state", "ACCEPTED")
			.containsEntry("provider_id", "SM2");
	}

	/** The report came, the answer with its id never did. */
	@Test
	void whatAReportHasNamedIsNotTakenForAnother() {
		Run run = planned(MessageClass.SERVICE, "+491511234561", "+491511234561");
		dispatch(run);
		this.rooms.receipts().identified(Map.of(this.ledger.messages(run).get(1), "SM1"));
		has("SM1");
		this.clock.advance(LONG_ENOUGH);
		dispatch(run);
		assertThat(this.ledger.states(run)).containsExactly(State.IN_DOUBT, State.ACCEPTED);
	}

	@Test
	void noneIsFoundForTwo() {
		Run run = planned(MessageClass.MARKETING, "+491511234561", "+491511234562");
		dispatch(run);
		has("SM1");
		this.clock.advance(LONG_ENOUGH);
		dispatch(run);
		assertThat(this.ledger.states(run)).containsExactly(State.ACCEPTED, State.IN_DOUBT);
	}

	/** What the provider has may be that one's, though the ledger doesn't know yet. */
	@Test
	void whileAnotherToTheSameNumberIsOnTheWireNothingIsFound() {
		Run run = planned(MessageClass.SERVICE, "+491511234561");
		dispatch(run);
		Run other = planned(MessageClass.SERVICE, "+491511234561");
		long onTheWire = this.ledger.messages(other).get(0);
		Hold elsewhere = this.ledger.hold(other, "elsewhere");
		this.ledger.put(onTheWire, State.SENDING, elsewhere);
		has("SM1");
		this.clock.advance(LONG_ENOUGH);
		dispatch(run);
		assertThat(this.ledger.states(run)).containsExactly(State.IN_DOUBT);
		this.ledger.put(onTheWire, State.ACCEPTED, elsewhere);
		this.clock.advance(LONG_ENOUGH);
		dispatch(run);
		assertThat(this.ledger.states(run)).containsExactly(State.ACCEPTED);
	}

	@Test
	void marketingIsAskedForOnceAndNeverSentAgain() {
		Run run = planned(MessageClass.MARKETING, "+491511234561");
		Assignment assignment = dispatch(run);
		has();
		assertThat(next(assignment)).as("what the run waits for").contains(TestClock.START.plusSeconds(30));
		for (int i = 0; i < 3; i++) {
			this.clock.advance(LONG_ENOUGH);
			assignment = dispatch(run);
		}
		assertThat(this.asked).hasSize(1);
		assertThat(next(assignment)).isEmpty();
		assertThat(this.sms.handed()).hasSize(1);
		assertThat(this.ledger.states(run)).containsExactly(State.IN_DOUBT);
		assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
	}

	@Test
	void itIsAskedForWhatWasSentThen() {
		Run run = planned(MessageClass.SERVICE, "+491511234561");
		dispatch(run);
		List<Instant> since = new ArrayList<>();
		this.sms.answerWhenAsked((message, sentAt) -> {
			since.add(sentAt);
			return List.of("SM1");
		});
		this.clock.advance(Duration.ofHours(2));
		dispatch(run);
		assertThat(since).containsExactly(TestClock.START);
	}

	private Optional<Instant> next(Assignment assignment) {
		return this.doubts.next(assignment, new Work(Channel.SMS, 0, Long.MAX_VALUE), this.sms);
	}

	private void has(String... providerIds) {
		this.sms.answerWhenAsked((message, sentAt) -> {
			this.asked.add(message);
			return List.of(providerIds);
		});
	}

	/** Customers with these numbers, of whom all are told the same. */
	private Run planned(MessageClass messageClass, String... numbers) {
		List<PlannedRecipient> recipients = new ArrayList<>();
		for (String number : numbers) {
			recipients.add(this.ledger.customer("c-" + recipients.size(), """
					{"customer": {"given_name": "Ann"}, "variables": {"order_number": "L-1"}}""",
					new PhoneNumber(number)));
		}
		return this.ledger.planned(messageClass, recipients.toArray(PlannedRecipient[]::new));
	}

	private Assignment dispatch(Run run) {
		Assignment assignment = this.rooms.deliveries()
			.assign(run, this.ledger.hold(run, "me"), new Progress(), new Stop(), false);
		this.rooms.deliveries().split(run).forEach((work) -> this.rooms.deliveries().work(assignment, work));
		return assignment;
	}

}
