package io.regain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.regain.RegainTest;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Outcome.Deferred;
import io.regain.channel.OutcomeUnknownException;
import io.regain.channel.Outgoing;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.message.Secret;
import io.regain.message.Utc;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class DispatchTests {

	private static final Duration BACKOFF = Duration.ofSeconds(30);

	private final TestLedger ledger;

	private final Rooms rooms;

	private final ScriptedSender email;

	private final TestClock clock;

	private final Suppressions suppressions;

	private final Secret secret;

	DispatchTests(TestLedger ledger, BeanFactory beans, @Qualifier("email") ScriptedSender email, TestClock clock,
			Suppressions suppressions, Secret secret) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.email = email;
		this.clock = clock;
		this.suppressions = suppressions;
		this.secret = secret;
	}

	@Test
	void everybodyGetsTheirsOnce() {
		Run run = this.ledger.planned(MessageClass.MARKETING, 50);
		dispatch(run);
		assertThat(this.email.handed()).extracting((message) -> message.to().value())
			.hasSize(50)
			.doesNotHaveDuplicates();
		assertThat(this.ledger.states(run)).containsOnly(State.ACCEPTED);
		Outgoing first = this.email.handed().get(0);
		assertThat(first.content().parts().get(1)).contains("Hello c-1, your order L-1 is late.",
				String.valueOf(first.unsubscribe().orElseThrow()));
		assertThat(this.ledger.row(this.ledger.messages(run).get(0))).containsEntry("content_sha256",
				first.content().sha256());
		dispatch(run);
		assertThat(this.email.handed()).hasSize(50);
	}

	/** What a kill would find at the moment of the hand-over. */
	@Test
	void whatIsHandedOverIsMarkedBeforeItLeaves() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 30);
		this.email.answer((message) -> {
			long id = Long.parseLong(message.reference().substring(0, message.reference().indexOf('-')), 36);
			assertThat(this.ledger.state(id)).isEqualTo(State.SENDING);
			return new Accepted("");
		});
		dispatch(run);
		assertThat(this.ledger.states(run)).containsOnly(State.ACCEPTED);
	}

	@ParameterizedTest
	@CsvSource({ "1, 0, 30", "2, 0, 60", "3, 0, 120", "8, 0, 1800", "300, 0, 1800", "1, 600, 600", "4, 10, 240" })
	void aDeferredMessageWaitsLongerEachTimeAndAtLeastAsLongAsAsked(int attempt, int asked, int least) {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		long id = this.ledger.messages(run).get(0);
		this.rooms.jdbc().sql("UPDATE regain_message SET attempts = :n").param("n", attempt - 1).update();
		this.email.answer((message) -> new Deferred("421", "slow down",
				(asked > 0) ? Optional.of(Duration.ofSeconds(asked)) : Optional.empty()));
		dispatch(run);
		assertThat(this.ledger.state(id)).isEqualTo(State.PLANNED);
		assertThat(this.ledger.row(id).get("due_at")).asInstanceOf(InstanceOfAssertFactories.LOCAL_DATE_TIME)
			.isBetween(Utc.of(TestClock.START.plusSeconds(least)),
					Utc.of(TestClock.START.plusSeconds(least).plusMillis(least * 250L)));
	}

	@Test
	void aDeferredCrowdDoesNotComeBackAtOnce() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 40);
		this.email.answer((message) -> new Deferred("421", "slow down", Optional.empty()));
		dispatch(run);
		assertThat(this.ledger.messages(run).stream().map((id) -> this.ledger.row(id).get("due_at")).distinct())
			.hasSizeGreaterThan(20);
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVICE", "INCIDENT" })
	void whatMustArriveIsSentAgainInDoubtUnderItsOwnNameAtMostThreeTimes(MessageClass messageClass) {
		Run run = this.ledger.planned(messageClass, 1);
		this.email.answer((message) -> {
			throw new OutcomeUnknownException("no answer came");
		});
		for (int i = 0; i < 8; i++) {
			dispatch(run);
			this.clock.advance(BACKOFF.plusSeconds(1));
		}
		assertThat(this.email.handed()).hasSize(4)
			.extracting(Outgoing::reference)
			.containsOnly(Reference.of(run, this.ledger.messages(run).get(0)));
		assertThat(this.ledger.states(run)).containsExactly(State.IN_DOUBT);
		assertThat(this.rooms.tallies().of(run).possiblyTwice()).isOne();
		assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
	}

	/** The answer, or the provider's report, may still come. */
	@Test
	void whatIsInDoubtStaysSoUntilItIsSentAgain() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		this.email.answer((message) -> {
			throw new OutcomeUnknownException("no answer came");
		});
		dispatch(run);
		this.email.accept();
		this.clock.advance(BACKOFF.minusMillis(1));
		dispatch(run);
		assertThat(this.ledger.states(run)).containsOnly(State.IN_DOUBT);
		assertThat(this.rooms.receipts().delivered(this.ledger.messages(run).get(0))).isTrue();
		this.clock.advance(Duration.ofMillis(1));
		dispatch(run);
		assertThat(this.email.handed()).hasSize(3);
		assertThat(this.ledger.states(run)).containsExactly(State.DELIVERED, State.ACCEPTED);
	}

	@Test
	void marketingStaysInDoubt() {
		Run run = this.ledger.planned(MessageClass.MARKETING, 1);
		this.email.answer((message) -> {
			throw new IllegalStateException("garbage");
		});
		dispatch(run);
		this.clock.advance(BACKOFF.plusSeconds(1));
		dispatch(run);
		assertThat(this.email.handed()).hasSize(1);
		assertThat(this.ledger.states(run)).containsExactly(State.IN_DOUBT);
	}

	@Test
	void whatASenderBreaksOnHarmsNoOther() {
		Run run = this.ledger.planned(MessageClass.MARKETING, 3);
		this.email.answer((message) -> {
			if (message.to().value().startsWith("c-2")) {
				throw new StackOverflowError();
			}
			return new Accepted("");
		});
		dispatch(run);
		assertThat(this.ledger.states(run)).containsExactly(State.ACCEPTED, State.IN_DOUBT, State.ACCEPTED);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"customer": {"given_name": "Ann"}, "variables": {}} | order_number
			{"customer": {}, "variables": {"order_number": "L-1"}} | given_name
			no JSON at all | Unrecognized token
			""")
	void whoCannotBeRenderedIsRefusedAndHarmsNoOther(String facts, String named) {
		Run run = this.ledger.planned(MessageClass.SERVICE, this.ledger.customer("a"),
				this.ledger.customer("b", facts, new EmailAddress("b@example.com")), this.ledger.customer("c"));
		dispatch(run);
		assertThat(this.ledger.states(run)).containsExactly(State.ACCEPTED, State.REFUSED, State.ACCEPTED);
		assertThat(this.ledger.row(this.ledger.messages(run).get(1))).containsEntry("cause", "RENDERING")
			.hasEntrySatisfying("detail", (detail) -> assertThat(String.valueOf(detail)).contains(named));
		assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
	}

	@ParameterizedTest
	@CsvSource({ "UNSUBSCRIBED, MARKETING, SUPPRESSED", "UNSUBSCRIBED, SERVICE, ACCEPTED",
			"COMPLAINED, SERVICE, SUPPRESSED", "HARD_BOUNCE, INCIDENT, SUPPRESSED" })
	void whoAskedForSilenceAfterThePlanGetsNothing(Suppression reason, MessageClass messageClass, State end) {
		Run run = this.ledger.planned(messageClass, 2);
		this.suppressions.add(Channel.EMAIL, this.secret.hash(new EmailAddress("c-1@example.com")), reason, "test");
		dispatch(run);
		assertThat(this.ledger.states(run)).containsExactly(end, State.ACCEPTED);
		assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void whatWaitsForItsTurnPastItsDeadlineIsNotSent() {
		Run run = this.ledger.planned(
				TestCampaign.of(MessageClass.SERVICE).with("within: 12h", "rate: 1/h\n  within: 12h"),
				this.ledger.customer("a"), this.ledger.customer("b"));
		this.email.answer((message) -> {
			this.clock.advance(Duration.ofHours(12));
			return new Accepted("");
		});
		Hold hold = this.ledger.hold(run, "me");
		Assignment assignment = this.rooms.deliveries().assign(run, hold, new Progress(), new Stop(), false);
		List<Pending> pending = this.rooms.claims().next(hold, this.rooms.deliveries().split(run).get(0), 2);
		SendGroup group = this.rooms.sendGroup();
		group.send(assignment, this.email, pending.subList(0, 1), () -> true);
		group.send(assignment, this.email, pending.subList(1, 2), () -> true);
		assertThat(this.ledger.states(run)).containsExactly(State.ACCEPTED, State.EXPIRED);
	}

	@Test
	void whatIsNotTriedWaitsAsAfterAFirstAttemptHoweverOftenItsNeighbourWasTried() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		List<Long> ids = this.ledger.messages(run);
		this.rooms.jdbc().sql("UPDATE regain_message SET attempts = 6 WHERE id = :id").param("id", ids.get(0)).update();
		Stop stop = new Stop();
		this.email.answer((message) -> {
			stop.ask();
			return new Deferred("421", "closed", Optional.empty(), true);
		});
		Assignment assignment = this.rooms.deliveries()
			.assign(run, this.ledger.hold(run, "me"), new Progress(), stop, false);
		this.rooms.sendGroup().send(assignment, this.email, this.rooms.claims().read(ids), () -> !stop.isAsked());
		assertThat(this.ledger.row(ids.get(1))).containsEntry("attempts", 0).containsEntry("detail", "closed");
		assertThat(this.rooms.tallies().of(run).deferred()).isEqualTo(2);
		assertThat(this.ledger.row(ids.get(1)).get("due_at")).asInstanceOf(InstanceOfAssertFactories.LOCAL_DATE_TIME)
			.isBetween(Utc.of(TestClock.START.plus(BACKOFF)), Utc.of(TestClock.START.plus(BACKOFF.multipliedBy(2))));
		assertThat(this.ledger.row(ids.get(0)).get("due_at")).asInstanceOf(InstanceOfAssertFactories.LOCAL_DATE_TIME)
			.isAfter(Utc.of(TestClock.START.plus(BACKOFF.multipliedBy(20))));
	}

	private void dispatch(Run run) {
		Assignment assignment = this.rooms.deliveries()
			.assign(run, this.ledger.hold(run, "me"), new Progress(), new Stop(), false);
		this.rooms.deliveries().split(run).forEach((work) -> this.rooms.deliveries().work(assignment, work));
	}

}
