package io.regain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Outcome.Deferred;
import io.regain.channel.OutcomeUnknownException;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.message.PhoneNumber;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class WorkerTests {

	private static final Outcome DEFERRED = new Deferred("421", "slow down", Optional.empty());

	private final TestLedger ledger;

	private final Rooms rooms;

	private final ScriptedSender email;

	private final TestClock clock;

	WorkerTests(TestLedger ledger, BeanFactory beans, @Qualifier("email") ScriptedSender email, TestClock clock) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.email = email;
		this.clock = clock;
	}

	@Test
	void waitsForWhatIsDueLater() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		AtomicInteger tries = new AtomicInteger();
		this.email.answer((message) -> (tries.incrementAndGet() < 3) ? DEFERRED : new Accepted(""));
		CompletableFuture<Void> working = CompletableFuture.runAsync(() -> work(run, new Stop(), true));
		Patience.await("the worker has ended").until(() -> {
			this.clock.advance(Duration.ofMinutes(1));
			return working.isDone();
		});
		assertThat(this.ledger.states(run)).containsExactly(State.ACCEPTED);
		assertThat(this.ledger.attempts(this.ledger.messages(run).get(0))).containsExactly("1 DEFERRED 421",
				"2 DEFERRED 421");
	}

	@Test
	void waitsForWhatIsInDoubtAndSentAgain() {
		Run run = this.ledger.planned(MessageClass.INCIDENT, 1);
		this.email.answer((message) -> {
			this.email.accept();
			throw new OutcomeUnknownException("no answer");
		});
		CompletableFuture<Void> working = CompletableFuture.runAsync(() -> work(run, new Stop(), true));
		Patience.await("the worker has ended").until(() -> {
			this.clock.advance(Duration.ofSeconds(1));
			return working.isDone();
		});
		assertThat(this.ledger.states(run)).containsExactly(State.ACCEPTED);
		assertThat(this.clock.instant()).isAfterOrEqualTo(TestClock.START.plusSeconds(30));
	}

	@Test
	void doesNotWaitForWhatIsInDoubtPastItsDeadline() {
		Run run = this.ledger.planned(MessageClass.INCIDENT, 1);
		this.email.answer((message) -> {
			this.clock.advance(Duration.ofHours(12).minusSeconds(29));
			throw new OutcomeUnknownException("no answer");
		});
		work(run, new Stop(), true);
		assertThat(this.ledger.states(run)).containsExactly(State.IN_DOUBT);
		assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
	}

	@Test
	void doesNotWaitIfNotAskedTo() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		this.email.answer((message) -> DEFERRED);
		work(run, new Stop(), false);
		assertThat(this.ledger.states(run)).containsExactly(State.PLANNED);
		assertThat(this.rooms.tallies().of(run).deferred()).isOne();
	}

	@Test
	void doesNotWaitForARunThatWasPausedMeanwhile() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		this.email.answer((message) -> {
			this.rooms.jdbc().sql("UPDATE regain_run SET status = 'PAUSED'").update();
			return DEFERRED;
		});
		work(run, new Stop(), true);
		assertThat(this.email.handed()).hasSize(1);
	}

	@Test
	void finishesWhatHasBegunAndGivesBackTheRestWhenAskedToStop() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 100);
		Stop stop = new Stop();
		this.email.answer((message) -> {
			stop.ask();
			return new Accepted("");
		});
		Work all = this.rooms.deliveries().split(run).get(0);
		Progress progress = work(run, new Work(Channel.EMAIL, all.from(), Long.MAX_VALUE), stop, true);
		List<State> states = this.ledger.states(run);
		assertThat(states).filteredOn(Predicate.isEqual(State.ACCEPTED)).hasSize(1);
		assertThat(states).filteredOn(Predicate.isEqual(State.PLANNED)).hasSize(99);
		assertThat(progress.total()).isEqualTo(100);
		assertThat(progress.accepted()).isEqualTo(1);
	}

	@Test
	void breaksAGroupOffWhenSomebodyGoesFirst() {
		Run marketing = this.ledger.planned(MessageClass.MARKETING, 10);
		Run incident = this.ledger.planned(MessageClass.INCIDENT, 1);
		Lanes theirs = new Lanes(this.rooms.jdbc(), this.clock);
		Stop stop = new Stop();
		this.email.answer((message) -> {
			theirs.moves(incident, Channel.EMAIL);
			this.clock.advance(Lanes.LOOK);
			return new Accepted("");
		});
		CompletableFuture<Void> working = CompletableFuture.runAsync(() -> work(marketing, stop, true));
		Patience.await("the rest is given back")
			.until(() -> this.ledger.states(marketing).stream().filter(Predicate.isEqual(State.PLANNED)).count() == 9);
		stop.ask();
		Patience.end("the worker", working);
		assertThat(this.email.handed()).hasSize(1);
	}

	@Test
	void aRunIsSplitIntoPartsThatTogetherAreTheWhole() {
		PlannedRecipient[] recipients = new PlannedRecipient[500];
		for (int i = 0; i < recipients.length; i++) {
			recipients[i] = (i % 5 > 0) ? this.ledger.customer("c-" + i)
					: this.ledger.customer("c-" + i, new PhoneNumber("+49151123" + (10000 + i)));
		}
		Run run = this.ledger.planned(MessageClass.SERVICE, recipients);
		List<Work> parts = this.rooms.deliveries().split(run);
		assertThat(parts).filteredOn((part) -> part.channel() == Channel.EMAIL).hasSize(8);
		Hold hold = this.ledger.hold(run, "me");
		List<Long> all = parts.stream()
			.flatMap((part) -> this.rooms.claims().next(hold, part, 1_000).stream())
			.map(Pending::id)
			.toList();
		assertThat(all).hasSize(500).doesNotHaveDuplicates();
		assertThat(this.rooms.claims().sending(hold, all)).hasSize(500);
		assertThat(this.rooms.deliveries().split(run)).isEmpty();
	}

	@Test
	void aSmallRunIsNotSplit() {
		assertThat(this.rooms.deliveries().split(this.ledger.planned(MessageClass.SERVICE, 20))).hasSize(1);
	}

	@Test
	void aStrangeTimeZoneOrLocaleIsNoReasonToRefuse() {
		PlannedRecipient ann = this.ledger.customer("ann", new EmailAddress("ann@example.com"));
		Run run = this.ledger.planned(MessageClass.SERVICE, new PlannedRecipient(ann.customerId(), ann.decision(), 0,
				"no locale at all", "Moon/Tranquility", ann.facts()));
		work(run, new Stop(), false);
		assertThat(this.ledger.states(run)).containsExactly(State.ACCEPTED);
	}

	private void work(Run run, Stop stop, boolean waits) {
		this.rooms.deliveries().split(run).forEach((part) -> work(run, part, stop, waits));
	}

	private Progress work(Run run, Work part, Stop stop, boolean waits) {
		Progress progress = new Progress();
		Assignment assignment = this.rooms.deliveries().assign(run, this.ledger.hold(run, "me"), progress, stop, waits);
		this.rooms.deliveries().work(assignment, part);
		return progress;
	}

}
