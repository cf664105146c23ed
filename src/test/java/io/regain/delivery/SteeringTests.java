package io.regain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Deferred;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.report.Reports;
import io.regain.report.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.BeanFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What a decision about a whole run does to it and to its messages. */
@RegainTest
class SteeringTests {

	private static final Work ALL = new Work(Channel.EMAIL, 0, Long.MAX_VALUE);

	private final TestLedger ledger;

	private final Rooms rooms;

	private final Steering steering;

	private final Reports reports;

	private final TestClock clock;

	SteeringTests(TestLedger ledger, BeanFactory beans, Steering steering, Reports reports, TestClock clock) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.steering = steering;
		this.reports = reports;
		this.clock = clock;
	}

	@Test
	void ofAPausedRunNothingIsFoundNorPutOnTheWire() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 3);
		Hold hold = this.ledger.hold(run, "me");
		List<Long> found = next(hold, 2);
		Run paused = this.steering.pause(run, "olga");
		assertThat(paused.status()).isEqualTo(RunStatus.PAUSED);
		assertThat(paused.note()).isEqualTo("paused by olga at 2026-11-22T10:00:00Z");
		assertThat(this.rooms.claims().sending(hold, found)).isEmpty();
		assertThat(next(hold, 1)).isEmpty();
		assertThat(this.rooms.claims().nextDue(hold, ALL)).isEmpty();

		assertThat(this.steering.resume(run, "olga").status()).isEqualTo(RunStatus.SENDING);
		assertThat(this.rooms.claims().sending(hold, found)).hasSize(2);
		assertThat(next(hold, 3)).hasSize(1).doesNotContainAnyElementsOf(found);
	}

	@Test
	void aPausedRunDoesNotEndAndNothingOfItExpires() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		this.steering.pause(run, "olga");
		this.clock.advance(Duration.ofHours(13));
		assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.PAUSED);
		assertThat(this.ledger.states(run)).containsOnly(State.PLANNED);
		this.steering.resume(run, "olga");
		assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
	}

	@Test
	void whatIsInDoubtWaitsWithAPausedRun() {
		Run run = inDoubt(MessageClass.SERVICE);
		Hold hold = this.ledger.hold(run, "me");
		this.steering.pause(run, "olga");
		this.clock.advance(Duration.ofMinutes(1));
		assertThat(this.rooms.sweeps().sendAgainWhatIsInDoubt(run, hold, ALL)).isZero();
		assertThat(this.rooms.sweeps().nextInDoubt(hold, ALL)).isEmpty();
		this.steering.resume(run, "olga");
		assertThat(this.rooms.sweeps().sendAgainWhatIsInDoubt(run, hold, ALL)).isOne();
	}

	@Test
	void whoPausedFirstIsKept() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		this.steering.pause(run, "olga");
		assertThat(this.steering.pause(run, "boris").note()).startsWith("paused by olga");
		assertThat(this.steering.halted(run.number())).hasValueSatisfying(
				(why) -> assertThat(why).isEqualTo(run.name() + " was paused by olga at 2026-11-22T10:00:00Z"));
		this.steering.resume(run, "boris");
		assertThat(this.steering.halted(run.number())).isEmpty();
	}

	@Test
	void aGuardSaysWhyAndNoPersonIsTakenForOne() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		assertThat(this.steering.pause(run, "olga").isPausedByGuard()).isFalse();
		this.steering.resume(run, "olga");
		Hold hold = this.ledger.hold(run, "me");
		Run paused = this.steering.pauseByGuard(run, hold, "the relay refuses everything ".repeat(30));
		assertThat(paused.isPausedByGuard()).isTrue();
		assertThat(paused.note()).startsWith("paused by a guard at 2026-11-22T10:00:00Z: the relay").hasSize(500);
	}

	@Test
	void theGuardOfAFormerHolderDecidesNothing() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		Hold former = this.ledger.hold(run, "me");
		this.ledger.hold(run, "another");
		assertThat(this.steering.pauseByGuard(run, former, "why").status()).isEqualTo(RunStatus.SENDING);
	}

	@Test
	void aCancelledRunGivesUpWhatHasNotLeftWhateverItWaitsFor() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 6);
		List<Long> ids = this.ledger.messages(run);
		this.ledger.limit(run, Optional.of(3L));
		Hold hold = this.ledger.hold(run, "me");
		List<Long> found = next(hold, 2);
		this.rooms.claims().sending(hold, found.subList(0, 1));
		Run cancelled = this.steering.cancel(run, "olga");
		assertThat(cancelled.status()).isEqualTo(RunStatus.CANCELLED);
		assertThat(cancelled.finishedAt()).isEqualTo(TestClock.START);
		assertThat(this.ledger.state(found.get(0))).isEqualTo(State.SENDING);
		assertThat(ids).filteredOn((id) -> !id.equals(found.get(0)))
			.allSatisfy((id) -> assertThat(this.ledger.row(id)).containsEntry("state", "CANCELLED")
				.containsEntry("detail", "the run was cancelled by olga at 2026-11-22T10:00:00Z")
				.containsEntry("held", null));
		assertThat(this.rooms.claims().sending(hold, found.subList(1, 2))).isEmpty();

		record(hold, found.get(0), Optional.of(new Deferred("450", "later", Optional.empty())));
		assertThat(this.rooms.book().settle(run, hold).status()).isEqualTo(RunStatus.CANCELLED);
		RunReport report = this.reports.of(cancelled);
		assertThat(report.addsUp()).isTrue();
		assertThat(report.messages().cancelled()).isEqualTo(6);
	}

	@Test
	void whatIsInDoubtOfACancelledRunIsNotSentAgain() {
		Run run = inDoubt(MessageClass.SERVICE);
		assertThat(this.rooms.tallies().of(run).toSendAgain()).isOne();
		Run cancelled = this.steering.cancel(run, "olga");
		Hold hold = this.ledger.hold(run, "me");
		this.clock.advance(Duration.ofMinutes(1));
		assertThat(this.rooms.tallies().of(cancelled).toSendAgain()).isZero();
		assertThat(this.rooms.sweeps().sendAgainWhatIsInDoubt(run, hold, ALL)).isZero();
		assertThat(this.rooms.settlements().sendAgain(run, this.ledger.messages(run), "olga")).isZero();
		assertThat(this.rooms.settlements().late(run).status()).isEqualTo(RunStatus.CANCELLED);
		this.rooms.book().settle(run, hold);
		assertThat(this.ledger.states(run)).containsExactly(State.IN_DOUBT);
		assertThat(this.rooms.settlements().drop(run, this.ledger.messages(run), "olga")).isOne();
		assertThat(this.rooms.book().find(run.name()).orElseThrow().status()).isEqualTo(RunStatus.CANCELLED);
	}

	@Test
	void whatADeadDriverHadInTheAirIsInDoubtWhenACancelledRunIsSettled() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		Hold dead = this.ledger.hold(run, "dead");
		this.rooms.claims().sending(dead, next(dead, 1));
		this.steering.cancel(run, "olga");
		this.rooms.book().settle(run, this.ledger.hold(run, "next"));
		assertThat(this.ledger.states(run)).containsExactly(State.IN_DOUBT, State.CANCELLED);
	}

	@Test
	void whatACancellationThatWasBrokenOffLeftIsCancelledByTheNext() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		this.steering.cancel(run, "olga");
		this.ledger.put(this.ledger.messages(run).get(0), State.PLANNED, this.ledger.hold(run, "me"));
		assertThat(this.steering.cancel(run, "boris").note()).startsWith("cancelled by olga");
		assertThat(this.ledger.states(run)).containsOnly(State.CANCELLED);
	}

	@Test
	void whatFailedForAReasonOfOursIsNotTriedAgainOnceCancelled() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		this.ledger.put(this.ledger.messages(run).get(0), State.REFUSED, this.ledger.hold(run, "me"));
		this.rooms.jdbc().sql("UPDATE regain_message SET cause = 'CONTENT' WHERE state = 'REFUSED'").update();
		this.steering.cancel(run, "olga");
		assertThat(this.rooms.settlements().retryFailed(run)).isZero();
		assertThat(this.ledger.states(run)).containsExactly(State.REFUSED, State.CANCELLED);
	}

	@Test
	void nobodyGoesOnPlanningACancelledRun() {
		Run run = this.ledger.begun(TestCampaign.of(MessageClass.SERVICE));
		this.rooms.plan().add(run, List.of(this.ledger.customer("a")));
		assertThat(this.steering.cancel(run, "olga").status()).isEqualTo(RunStatus.CANCELLED);
		assertThatIllegalStateException()
			.isThrownBy(() -> this.rooms.plan().add(run, List.of(this.ledger.customer("b"))));
		assertThat(this.ledger.states(run)).containsExactly(State.CANCELLED);
		assertThat(this.reports.of(this.rooms.book().find(run.name()).orElseThrow()).addsUp()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "PLANNING, PLANNING, PLANNING, CANCELLED", "SENDING, PAUSED, SENDING, CANCELLED",
			"PAUSED, PAUSED, SENDING, CANCELLED", "COMPLETED, COMPLETED, COMPLETED, COMPLETED",
			"PARTIALLY_FAILED, PARTIALLY_FAILED, PARTIALLY_FAILED, PARTIALLY_FAILED",
			"CANCELLED, CANCELLED, CANCELLED, CANCELLED" })
	void onlyWhatIsDrawnIsDone(RunStatus from, RunStatus paused, RunStatus resumed, RunStatus cancelled) {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		put(from);
		assertThat(this.steering.pause(run, "olga").status()).isEqualTo(paused);
		put(from);
		assertThat(this.steering.resume(run, "olga").status()).isEqualTo(resumed);
		put(from);
		assertThat(this.steering.cancel(run, "olga").status()).isEqualTo(cancelled);
	}

	private void put(RunStatus status) {
		this.rooms.jdbc().sql("UPDATE regain_run SET status = :status").param("status", status.name()).update();
	}

	private List<Long> next(Hold hold, int most) {
		return this.rooms.claims().next(hold, ALL, most).stream().map(Pending::id).toList();
	}

	private Run inDoubt(MessageClass messageClass) {
		Run run = this.ledger.planned(messageClass, 1);
		Hold hold = this.ledger.hold(run, "killed");
		this.rooms.claims().sending(hold, next(hold, 1));
		this.rooms.sweeps().takeOver(this.ledger.hold(run, "next"));
		return run;
	}

	private void record(Hold hold, long id, Optional<Outcome> outcome) {
		Pending message = new Pending(id, "c-1", 0, new EmailAddress("c-1@example.com"), new byte[32], 0,
				this.clock.instant(), "", "", "");
		this.rooms.outcomes()
			.record(hold, List.of(new Attempted(message, outcome, "0".repeat(64), "", this.clock.instant())));
	}

}
