package io.regain.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outcome.Refused;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.message.PhoneNumber;
import io.regain.report.Histories;
import io.regain.report.Reports;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** One marketing contact in two days. */
@RegainTest
@TestPropertySource(properties = { "regain.caps[0].most=1", "regain.caps[0].in=2d", "regain.caps[1].channel=sms",
		"regain.caps[1].most=1", "regain.caps[1].in=30d" })
class PressureTests {

	private static final PhoneNumber PHONE = new PhoneNumber("+4915112345678");

	private static final EmailAddress MAIL = new EmailAddress("ann@example.com");

	private final TestLedger ledger;

	private final Rooms rooms;

	private final Pressure pressure;

	private final Reports reports;

	private final Histories histories;

	private final ScriptedSender email;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final TestClock clock;

	PressureTests(TestLedger ledger, BeanFactory beans, Pressure pressure, Reports reports, Histories histories,
			@Qualifier("email") ScriptedSender email, PlatformTransactionManager transactions, JdbcClient jdbc,
			TestClock clock) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.pressure = pressure;
		this.reports = reports;
		this.histories = histories;
		this.email = email;
		this.transaction = new TransactionTemplate(transactions);
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Test
	void whoHasBeenWrittenToIsNotWrittenToAgain() {
		Run first = sent(planned(5, "ann"));
		Run second = planned(5, "ann", "bob");
		assertThat(customers(second)).containsExactly("bob");
		assertThat(this.reports.of(second).audience().excluded()).containsExactly(Map.entry("frequency-cap", 1L));
		assertThat(this.reports.addsUp(second)).isTrue();
		assertThat(this.histories.of("ann").runs().get(0)).satisfies((run) -> {
			assertThat(run.reason()).contains("frequency-cap");
			assertThat(run.detail()).contains("1 marketing message in 2 days: " + first.name());
		});
	}

	@Test
	void whatCanNeverLeaveKeepsNoPlace() {
		Run forgotten = planned(5, "ann");
		this.clock.set(forgotten.deadlineAt());
		assertThat(customers(planned(5, "ann"))).containsExactly("ann");
	}

	@Test
	void aContactThatIsExactlySoOldCountsNoLonger() {
		sent(planned(5, "ann"));
		this.clock.advance(Duration.ofDays(2).minusMillis(1));
		assertThat(customers(planned(5, "ann"))).isEmpty();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(customers(planned(5, "ann"))).containsExactly("ann");
	}

	@ParameterizedTest
	@EnumSource(State.class)
	void whatLeftOrMayLeaveCountsWhatEndedUnsentDoesNot(State state) {
		Run first = planned(5, "ann");
		this.ledger.put(this.ledger.messages(first).get(0), state, this.ledger.hold(first, "me"));
		boolean free = state == State.REFUSED || state == State.EXPIRED || state == State.CANCELLED
				|| state == State.SUPPRESSED || state == State.SUPERSEDED;
		assertThat(customers(planned(5, "ann"))).hasSize(free ? 1 : 0);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MARKETING")
	void whatPeopleNeedToKnowIsNeitherLimitedNorCounted(MessageClass messageClass) {
		sent(planned(5, "ann"));
		assertThat(customers(plan(TestCampaign.of(messageClass), this.ledger.customer("ann")))).containsExactly("ann");
		this.clock.advance(Duration.ofDays(2));
		assertThat(customers(planned(5, "ann"))).containsExactly("ann");
	}

	@Test
	void twoMessagesOfOneRunAreOneContact() {
		Run both = plan(marketing(5).with("to: first", "to: all"), this.ledger.customer("ann", MAIL, PHONE));
		assertThat(this.ledger.states(both)).containsExactly(State.PLANNED, State.PLANNED);
		sent(both);
		assertThat(this.ledger.states(both)).containsExactly(State.ACCEPTED, State.ACCEPTED);
	}

	@Test
	void whatACapOnOneChannelLeavesNoPlaceForIsEndedAndTheOthersGo() {
		sent(plan(marketing(5), this.ledger.customer("ann", PHONE)));
		this.clock.advance(Duration.ofDays(2));
		Run both = plan(marketing(5).with("to: first", "to: all"), this.ledger.customer("ann", MAIL, PHONE));
		assertThat(this.ledger.states(both)).containsExactly(State.PLANNED, State.SUPPRESSED);
		assertThat(this.ledger.row(this.ledger.messages(both).get(1))).containsEntry("code", "frequency-cap");
		assertThat(this.reports.addsUp(both)).isTrue();
	}

	@Test
	void aPlanThatHasNotEndedTakesNoPlace() {
		Run begun = this.ledger.begun(marketing(5));
		this.rooms.plan().add(begun, List.of(this.ledger.customer("ann")));
		assertThat(customers(planned(5, "ann"))).containsExactly("ann");
		assertThat(customers(end(begun))).isEmpty();
	}

	@Test
	void aPlanThatFailsAtItsEndTakesNobodysPlace() {
		Run low = planned(1, "ann");
		Run high = this.ledger.begun(marketing(9));
		this.rooms.plan().add(high, List.of(this.ledger.customer("ann")));
		this.transaction.executeWithoutResult((status) -> {
			this.pressure.take(high);
			assertThat(this.ledger.states(low)).containsExactly(State.SUPERSEDED);
			status.setRollbackOnly();
		});
		assertThat(this.ledger.states(low)).containsExactly(State.PLANNED);
		this.rooms.plan().discard(high);
		assertThat(customers(planned(1, "ann"))).isEmpty();
	}

	@Test
	void aHigherPriorityTakesThePlaceOfWhatHasNotLeft() {
		Run low = planned(4, "ann", "bob");
		sent(planned(4, "eve"));
		Run high = planned(5, "ann", "eve");
		assertThat(customers(high)).containsExactly("ann");
		assertThat(this.ledger.states(low)).containsExactly(State.SUPERSEDED, State.PLANNED);
		assertThat(this.ledger.row(this.ledger.messages(low).get(0))).containsEntry("code", "priority")
			.containsEntry("detail", high.name() + ", of a higher priority, took its place");
		sent(low);
		assertThat(this.email.handed()).hasSize(2);
		assertThat(this.reports.addsUp(low)).isTrue();
		assertThat(this.ledger.settled(low).status()).isEqualTo(RunStatus.COMPLETED);
	}

	@ParameterizedTest
	@CsvSource({ "5, 5", "6, 5", "9, 0" })
	void anEqualOrLowerPriorityTakesNone(int first, int second) {
		Run kept = planned(first, "ann");
		assertThat(customers(planned(second, "ann"))).isEmpty();
		assertThat(this.ledger.states(kept)).containsExactly(State.PLANNED);
	}

	@ParameterizedTest
	@EnumSource(names = { "SENDING", "IN_DOUBT", "ACCEPTED" })
	void whatIsOnItsWayKeepsItsPlace(State state) {
		Run low = planned(0, "ann");
		this.ledger.put(this.ledger.messages(low).get(0), state, this.ledger.hold(low, "me"));
		assertThat(customers(planned(9, "ann"))).isEmpty();
		assertThat(this.ledger.states(low)).containsExactly(state);
	}

	@Test
	void whatGaveItsPlaceUpAndIsPlannedAgainIsLookedAtBeforeItLeaves() {
		Run refused = planned(5, "ann");
		this.email.answer((message) -> new Refused(Cause.CONTENT, "554", "looks like spam"));
		sent(refused);
		this.email.answer((message) -> new Accepted(""));
		Run other = sent(planned(5, "ann"));
		this.ledger.settled(refused);
		assertThat(this.rooms.settlements().retryFailed(this.rooms.book().find(refused.name()).orElseThrow())).isOne();
		sent(refused);
		assertThat(this.ledger.row(this.ledger.messages(refused).get(0))).containsEntry("state", "SUPPRESSED")
			.containsEntry("code", "frequency-cap")
			.containsEntry("detail", "1 marketing message in 2 days: " + other.name());
	}

	@Test
	void whatWaitsInAnotherRunDoesNotKeepAMessageFromLeaving() {
		Run refused = planned(5, "ann");
		this.email.answer((message) -> new Refused(Cause.CONTENT, "554", "looks like spam"));
		sent(refused);
		this.email.answer((message) -> new Accepted(""));
		Run waiting = planned(5, "ann");
		this.ledger.settled(refused);
		this.rooms.settlements().retryFailed(this.rooms.book().find(refused.name()).orElseThrow());
		sent(refused);
		sent(waiting);
		assertThat(this.ledger.states(refused)).containsExactly(State.ACCEPTED);
		assertThat(this.ledger.states(waiting)).containsExactly(State.SUPPRESSED);
	}

	@Test
	void aRehearsalIsLimitedButTakesNoPlace() {
		Run real = planned(1, "ann");
		Run redirected = this.ledger.begun(marketing(9));
		this.jdbc.sql("UPDATE regain_run SET redirected = TRUE WHERE id = :id")
			.param("id", redirected.number())
			.update();
		this.rooms.plan().add(redirected, List.of(this.ledger.customer("ann"), this.ledger.customer("bob")));
		assertThat(customers(end(this.rooms.book().find(redirected.name()).orElseThrow()))).containsExactly("bob");
		assertThat(this.ledger.states(real)).containsExactly(State.PLANNED);
		assertThat(customers(planned(1, "bob"))).containsExactly("bob");
	}

	/** More than are looked at together, each with a message on two channels. */
	@Test
	void manyAreLookedAtBatchByBatch() {
		PlannedRecipient[] recipients = IntStream.range(0, 2_300)
			.mapToObj((number) -> this.ledger.customer("c-" + number, new EmailAddress("c" + number + "@example.com"),
					new PhoneNumber("+49151" + (10_000_000 + number))))
			.toArray(PlannedRecipient[]::new);
		TestCampaign all = marketing(5).with("to: first", "to: all");
		plan(all, recipients);
		Run second = plan(all, recipients);
		assertThat(this.reports.of(second).audience().excluded()).containsExactly(Map.entry("frequency-cap", 2_300L));
		assertThat(this.ledger.messages(second)).isEmpty();
		Run third = plan(marketing(6).with("to: first", "to: all"), recipients);
		assertThat(this.ledger.messages(third)).hasSize(4_600);
	}

	@RepeatedTest(25)
	void ofTwoThatArePlannedTogetherOneGetsThePlace() {
		String[] all = IntStream.range(0, 40).mapToObj((number) -> "c-" + number).toArray(String[]::new);
		List<Run> begun = List.of(begun(5, all), begun(5, all), begun(5, all));
		CyclicBarrier together = new CyclicBarrier(begun.size());
		List<CompletableFuture<Run>> ends = begun.stream().map((run) -> CompletableFuture.supplyAsync(() -> {
			meet(together);
			return end(run);
		})).toList();
		ends.forEach((end) -> Patience.end("the planning", end));
		assertThat(ends.stream().mapToInt((end) -> customers(end.join()).size()).boxed().sorted()).containsExactly(0, 0,
				40);
	}

	/** Read as waiting, and marked before its place is taken. */
	@Test
	void whatIsMarkedMeanwhileKeepsItsPlace() {
		Run low = planned(1, "ann", "bob");
		Run high = begun(9, "ann", "bob");
		Hold hold = this.ledger.hold(low, "me");
		List<CompletableFuture<Run>> taking = new ArrayList<>();
		this.transaction.executeWithoutResult((status) -> {
			this.rooms.claims().sending(hold, this.ledger.messages(low).subList(0, 1));
			taking.add(CompletableFuture.supplyAsync(() -> end(high)));
			Patience.await("the plan waits for the mark").until(this.ledger::isWaitingForALock);
		});
		Patience.end("the planning", taking.get(0));
		assertThat(customers(high)).containsExactly("bob");
		assertThat(this.ledger.states(low)).containsExactly(State.SENDING, State.SUPERSEDED);
	}

	/**
	 * A plan takes places while the run whose they are sends: each message has one end.
	 */
	@RepeatedTest(10)
	void whoSendsAndWhoTakesPlacesNeverBothHaveAMessage() {
		String[] all = IntStream.range(0, 400).mapToObj((number) -> "c-" + number).toArray(String[]::new);
		Run low = planned(1, all);
		Run high = begun(9, all);
		CompletableFuture<Void> left = new CompletableFuture<>();
		this.email.answer((message) -> {
			left.complete(null);
			return new Accepted("");
		});
		CompletableFuture<Run> sending = CompletableFuture.supplyAsync(() -> sent(low));
		Patience.end("the first message", left);
		Run planned = Deadlocks.again(() -> end(high));
		Patience.end("sending", sending);
		List<String> later = customers(planned);
		List<String> earlier = this.email.handed()
			.stream()
			.map((message) -> message.to().value().replace("@example.com", ""))
			.toList();
		assertThat(earlier).isNotEmpty().noneMatch(later::contains);
		assertThat(later.size() + earlier.size()).isEqualTo(all.length);
		assertThat(this.ledger.states(low)).isSubsetOf(State.ACCEPTED, State.SUPERSEDED);
	}

	private static void meet(CyclicBarrier barrier) {
		try {
			barrier.await(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static TestCampaign marketing(int priority) {
		return TestCampaign.of(MessageClass.MARKETING)
			.with("template: test/note", "template: test/note\n  priority: " + priority);
	}

	private Run planned(int priority, String... customers) {
		return end(begun(priority, customers));
	}

	private Run begun(int priority, String... customers) {
		Run run = this.ledger.begun(marketing(priority));
		this.rooms.plan().add(run, Arrays.stream(customers).map(this.ledger::customer).toList());
		return run;
	}

	private Run plan(TestCampaign campaign, PlannedRecipient... recipients) {
		Run run = this.ledger.begun(campaign);
		this.rooms.plan().add(run, List.of(recipients));
		return end(run);
	}

	/** As the end of planning does it. */
	private Run end(Run run) {
		return this.transaction.execute((status) -> {
			this.rooms.plan().keepOneCustomerPerAddress(run);
			this.pressure.take(run);
			return this.rooms.book().planned(run, 0);
		});
	}

	private List<String> customers(Run run) {
		return this.jdbc.sql("SELECT DISTINCT customer_id FROM regain_message WHERE run_id = :run ORDER BY customer_id")
			.param("run", run.number())
			.query(String.class)
			.list();
	}

	private Run sent(Run run) {
		Run now = this.rooms.book().find(run.name()).orElseThrow();
		Hold hold = this.ledger.hold(now, "me");
		Assignment assignment = this.rooms.deliveries().assign(now, hold, new Progress(), new Stop(), false);
		for (Work work : this.rooms.deliveries().split(now)) {
			this.rooms.deliveries().work(assignment, work);
		}
		return now;
	}

}
