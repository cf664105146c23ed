package io.regain.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Outcome.Deferred;
import io.regain.message.MessageClass;
import io.regain.report.Histories;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** It is 10:00 in UTC, 13:00 in Moscow and 19:00 in Tokyo. */
@RegainTest
class QuietDispatchTests {

	private static final Instant MOSCOW_15 = Instant.parse("2026-11-22T12:00:00Z");

	private final TestLedger ledger;

	private final Rooms rooms;

	private final Histories histories;

	private final ScriptedSender email;

	private final TestClock clock;

	QuietDispatchTests(TestLedger ledger, BeanFactory beans, Histories histories,
			@Qualifier("email") ScriptedSender email, TestClock clock) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.histories = histories;
		this.email = email;
		this.clock = clock;
	}

	@Test
	void nobodyIsDisturbedWhoseQuietHoursHaveBegunSinceTheyWerePlanned() {
		Run run = this.ledger.planned(quiet("13:00-15:00"), in("Europe/Moscow", "a"), in("Asia/Tokyo", "b"),
				in("UTC", "c"));
		send(run, false);
		assertThat(this.email.handed()).hasSize(2);
		long quiet = this.ledger.messages(run).get(0);
		assertThat(this.ledger.row(quiet)).containsEntry("state", "PLANNED").containsEntry("delay", "quiet-hours");
		assertThat(this.rooms.tallies().of(run).delayed()).isOne();
		assertThat(this.histories.of("a").runs().get(0).messages().get(0).delayed())
			.hasValueSatisfying((delayed) -> assertThat(delayed.until()).isEqualTo(MOSCOW_15));
		this.clock.set(MOSCOW_15);
		send(run, false);
		assertThat(this.ledger.states(run)).containsOnly(State.ACCEPTED);
	}

	@Test
	void aSecondTryWaitsForTheEndOfTheQuietHours() {
		Run run = this.ledger.planned(quiet("13:01-15:00"), in("Europe/Moscow", "a"));
		AtomicInteger tries = new AtomicInteger();
		this.email.answer((message) -> (tries.incrementAndGet() > 1) ? new Accepted("")
				: new Deferred("421", "slow down", Optional.of(Duration.ofMinutes(2))));
		send(run, false);
		this.clock.advance(Duration.ofMinutes(10));
		send(run, false);
		assertThat(tries).hasValue(1);
		assertThat(this.ledger.states(run)).containsExactly(State.PLANNED);
		this.clock.set(MOSCOW_15);
		send(run, false);
		assertThat(tries).hasValue(2);
	}

	@Test
	void whatCouldLeaveOnlyAfterItsDeadlineExpires() {
		Run run = this.ledger.planned(quiet("13:00-11:00"), in("Europe/Moscow", "a"));
		send(run, true);
		assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		assertThat(this.ledger.states(run)).containsExactly(State.EXPIRED);
		assertThat(this.email.handed()).isEmpty();
	}

	@Test
	void waitsAndSaysForWhat() {
		Run run = this.ledger.planned(quiet("13:00-15:00"), in("Europe/Moscow", "a"));
		Progress progress = new Progress();
		CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(run, true, progress));
		Patience.await("it waits").until(() -> progress.waitsFor().isPresent());
		assertThat(progress.waitsFor()).contains("quiet-hours");
		assertThat(progress.waitsUntil()).contains(MOSCOW_15);
		this.clock.set(MOSCOW_15);
		Patience.end("sending", sending);
		assertThat(this.ledger.states(run)).containsExactly(State.ACCEPTED);
	}

	@Test
	void whatPeopleMustKnowNowLeaves() {
		Run run = this.ledger.planned(TestCampaign.of(MessageClass.INCIDENT), in("Europe/Moscow", "a"));
		send(run, false);
		assertThat(this.ledger.states(run)).containsExactly(State.ACCEPTED);
		assertThat(this.ledger.row(this.ledger.messages(run).get(0))).containsEntry("delay", null);
	}

	private PlannedRecipient in(String zone, String id) {
		PlannedRecipient anywhere = this.ledger.customer(id);
		return new PlannedRecipient(id, anywhere.decision(), 0, "en", zone, anywhere.facts());
	}

	private static TestCampaign quiet(String hours) {
		return TestCampaign.of(MessageClass.MARKETING)
			.with("template: test/note", "template: test/note\n  quiet-hours: " + hours);
	}

	private void send(Run run, boolean waits) {
		send(run, waits, new Progress());
	}

	private void send(Run run, boolean waits, Progress progress) {
		Assignment assignment = this.rooms.deliveries()
			.assign(run, this.ledger.hold(run, "me"), progress, new Stop(), waits);
		this.rooms.deliveries().split(run).forEach((work) -> this.rooms.deliveries().work(assignment, work));
	}

}
