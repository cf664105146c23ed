package io.regain.delivery;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@RegainTest
class RunBookTests {

	private static final TestCampaign CAMPAIGN = TestCampaign.of(MessageClass.SERVICE);

	private static final Work ALL = new Work(Channel.EMAIL, 0, Long.MAX_VALUE);

	private final TestLedger ledger;

	private final Rooms rooms;

	private final TestClock clock;

	RunBookTests(TestLedger ledger, BeanFactory beans, TestClock clock) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.clock = clock;
	}

	@Test
	void aRunKnowsWhenItIsDueAndHowLong() {
		Run run = this.ledger.begun(CAMPAIGN);
		assertThat(this.rooms.book().find(run.name())).contains(run);
		assertThat(run.status()).isEqualTo(RunStatus.PLANNING);
		assertThat(run.runDate()).isEqualTo(LocalDate.of(2026, 11, 22));
		assertThat(run.dueAt()).isEqualTo(TestClock.START);
		assertThat(run.deadlineAt()).isEqualTo(TestClock.START.plus(Duration.ofHours(12)));
		assertThat(run.isPlanned()).isFalse();
	}

	@Test
	void aPlannedRunIsNeverPlannedAgain() {
		Run planned = this.ledger.planned(CAMPAIGN, this.ledger.customer("a"));
		this.clock.advance(Duration.ofHours(1));
		Run again = begin(planned, TestCampaign.of(MessageClass.MARKETING));
		assertThat(again).isEqualTo(this.rooms.book().find(planned.name()).orElseThrow());
		assertThat(again.messageClass()).isEqualTo(MessageClass.SERVICE);
		assertThatIllegalStateException().isThrownBy(() -> this.rooms.plan().discard(again));
		assertThatIllegalStateException().isThrownBy(() -> this.rooms.plan().add(again, List.of()));
		assertThatIllegalStateException().isThrownBy(() -> this.rooms.book().planned(again, 0));
		assertThat(this.ledger.states(again)).containsExactly(State.PLANNED);
	}

	@Test
	void aHalfPlannedRunIsPlannedAfreshWithWhatIsTrueToday() {
		Run half = this.ledger.begun(CAMPAIGN);
		this.rooms.plan().add(half, List.of(this.ledger.customer("a"), this.ledger.customer("b")));
		this.clock.advance(Duration.ofHours(1));
		Run fresh = begin(half, CAMPAIGN.with("title: A note", "title: Another note"));
		assertThat(fresh.number()).isEqualTo(half.number());
		assertThat(fresh.title()).isEqualTo("Another note");
		assertThat(fresh.dueAt()).isEqualTo(this.clock.instant());
		this.rooms.plan().discard(fresh);
		assertThat(this.ledger.messages(fresh)).isEmpty();
		assertThat(this.rooms.plan().add(fresh, List.of(this.ledger.customer("b")))).isZero();
		assertThat(this.rooms.book().planned(fresh, 0).status()).isEqualTo(RunStatus.SENDING);
		assertThat(this.rooms.book().included(fresh)).isOne();
	}

	/** It was thought dead, and another has begun to plan the run. */
	@Test
	void aPlannerThatComesBackSpoilsNothing() {
		Run slow = this.ledger.begun(CAMPAIGN);
		Run next = begin(slow, CAMPAIGN);
		this.rooms.plan().add(next, List.of(this.ledger.customer("a")));
		assertThatIllegalStateException().isThrownBy(() -> this.rooms.plan().discard(slow));
		assertThatIllegalStateException()
			.isThrownBy(() -> this.rooms.plan().add(slow, List.of(this.ledger.customer("b"))));
		assertThatIllegalStateException().isThrownBy(() -> this.rooms.plan().keepOneCustomerPerAddress(slow));
		assertThatIllegalStateException().isThrownBy(() -> this.rooms.book().refusePlan(slow, "too many"));
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> this.rooms.book().planned(slow, 0));
		this.rooms.book().planned(next, 0);
		assertThatIllegalStateException().isThrownBy(() -> this.rooms.plan().discard(slow));
		assertThatIllegalStateException().isThrownBy(() -> this.rooms.plan().discard(next));
		assertThat(this.ledger.messages(next)).hasSize(1);
	}

	@Test
	void nothingIsNextBeforePlanningEnds() {
		Run run = this.ledger.begun(CAMPAIGN);
		this.rooms.plan().add(run, List.of(this.ledger.customer("a")));
		Hold hold = this.ledger.hold(run, "me");
		assertThat(this.rooms.claims().next(hold, ALL, 1)).isEmpty();
		this.rooms.book().planned(run, 0);
		assertThat(this.rooms.claims().next(hold, ALL, 1)).hasSize(1);
	}

	@Test
	void aRefusedPlanIsThrownAwayAndSaysWhy() {
		Run run = this.ledger.begun(CAMPAIGN);
		this.rooms.plan().add(run, List.of(this.ledger.customer("a")));
		Run refused = this.rooms.book().refusePlan(run, "too many");
		assertThat(refused.note()).isEqualTo("too many");
		assertThat(refused.status()).isEqualTo(RunStatus.PLANNING);
		assertThat(this.rooms.book().included(run)).isZero();
		assertThat(begin(refused, CAMPAIGN).note()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "'', COMPLETED", "ACCEPTED DELIVERED BOUNCED, COMPLETED", "ACCEPTED SUPPRESSED, COMPLETED",
			"ACCEPTED CANCELLED SUPERSEDED, COMPLETED", "ACCEPTED REFUSED/DEAD_ADDRESS, COMPLETED",
			"REFUSED/OPTED_OUT REFUSED/INVALID_ADDRESS, COMPLETED", "ACCEPTED REFUSED/CONTENT, PARTIALLY_FAILED",
			"ACCEPTED REFUSED/RENDERING, PARTIALLY_FAILED", "REFUSED/CONFIGURATION, PARTIALLY_FAILED",
			"ACCEPTED EXPIRED, PARTIALLY_FAILED", "ACCEPTED IN_DOUBT, SENDING", "ACCEPTED PLANNED, SENDING",
			"SENDING EXPIRED, SENDING" })
	void aRunHasEndedAsItsMessagesHave(String states, RunStatus end) {
		List<String> ends = Stream.of(states.split(" ")).filter((state) -> !state.isEmpty()).toList();
		Run run = this.ledger.planned(MessageClass.SERVICE, ends.size());
		Hold hold = this.ledger.hold(run, "me");
		for (int i = 0; i < ends.size(); i++) {
			String[] state = ends.get(i).split("/");
			long id = this.ledger.messages(run).get(i);
			this.ledger.put(id, State.valueOf(state[0]), hold);
			Arrays.stream(state)
				.skip(1)
				.forEach((cause) -> this.rooms.jdbc()
					.sql("UPDATE regain_message SET cause = :cause WHERE id = :id")
					.param("cause", cause)
					.param("id", id)
					.update());
		}
		Run settled = this.ledger.settled(run);
		assertThat(settled.status()).isEqualTo(end);
		assertThat(settled.finishedAt()).isEqualTo((end == RunStatus.SENDING) ? null : TestClock.START);
		assertThat(this.ledger.settled(run)).as("settled again").isEqualTo(settled);
	}

	@Test
	void aRunSentLateHasItsWholeTimeAgain() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 4);
		Hold killed = this.ledger.hold(run, "killed");
		List<Long> ids = this.ledger.messages(run);
		this.ledger.put(ids.get(2), State.SENDING, killed);
		this.ledger.put(ids.get(3), State.ACCEPTED, killed);
		this.clock.advance(Duration.ofDays(2));
		this.ledger.settled(run);
		Run late = this.rooms.settlements().late(run);
		assertThat(late.status()).isEqualTo(RunStatus.SENDING);
		assertThat(late.deadlineAt()).isEqualTo(this.clock.instant().plus(Duration.ofHours(12)));
		Hold next = this.ledger.hold(run, "next");
		this.rooms.sweeps().takeOver(next);
		this.clock.advance(Duration.ofSeconds(30));
		this.rooms.sweeps().sendAgainWhatIsInDoubt(late, next, ALL);
		assertThat(this.rooms.claims().next(next, ALL, 10)).extracting(Pending::id).isEqualTo(ids.subList(0, 3));
	}

	@Test
	void aRunThatExpiredIsOpenAgainWhenItIsSentLate() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		this.clock.advance(Duration.ofDays(2));
		Run expired = this.ledger.settled(run);
		assertThat(expired.status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		Run late = this.rooms.settlements().late(run);
		assertThat(late.status()).isEqualTo(RunStatus.SENDING);
		assertThat(late.finishedAt()).isNull();
		assertThat(late).isEqualTo(this.rooms.book().find(run.name()).orElseThrow());
	}

	@Test
	void lateIsNoReasonToOpenARunOfWhichNothingExpired() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 0);
		assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.rooms.settlements().late(run).status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void whoeverLostTheRunDoesNotEndIt() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		Hold slow = this.ledger.hold(run, "slow");
		Hold next = this.ledger.hold(run, "next");
		this.clock.advance(Duration.ofDays(2));
		assertThat(this.rooms.book().settle(run, slow).status()).isEqualTo(RunStatus.SENDING);
		assertThat(this.ledger.states(run)).containsExactly(State.PLANNED);
		assertThat(this.rooms.book().settle(run, next).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
	}

	@Test
	void aLateAnswerOfWhoeverLostTheRunMayBeWhatItWasMissing() {
		Run run = this.ledger.planned(MessageClass.MARKETING, 1);
		Hold slow = this.ledger.hold(run, "slow");
		this.ledger.put(this.ledger.messages(run).get(0), State.SENDING, slow);
		Hold next = this.ledger.hold(run, "next");
		this.rooms.sweeps().takeOver(next);
		assertThat(this.rooms.book().settle(run, next).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		assertThat(this.rooms.book().settle(run, slow).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		this.ledger.put(this.ledger.messages(run).get(0), State.ACCEPTED, slow);
		assertThat(this.rooms.book().settle(run, slow).status()).isEqualTo(RunStatus.COMPLETED);
	}

	/** In service, what is in doubt is sent again by itself, three times at most. */
	@ParameterizedTest
	@CsvSource({ "SERVICE, 2, 1, SENDING", "INCIDENT, 0, 1, SENDING", "SERVICE, 3, 1, PARTIALLY_FAILED",
			"MARKETING, 0, 1, PARTIALLY_FAILED", "SERVICE, 0, 12, PARTIALLY_FAILED" })
	void aRunHasNotEndedAsLongAsSomethingInDoubtWillBeSentAgain(MessageClass messageClass, int doubts, int hours,
			RunStatus status) {
		Run run = this.ledger.planned(messageClass, 1);
		this.ledger.put(this.ledger.messages(run).get(0), State.IN_DOUBT, this.ledger.hold(run, "me"));
		this.rooms.jdbc().sql("UPDATE regain_message SET doubts = :doubts").param("doubts", doubts).update();
		this.clock.advance(Duration.ofHours(hours));
		assertThat(this.ledger.settled(run).status()).isEqualTo(status);
		assertThat(this.rooms.tallies().of(run).toSendAgain()).isEqualTo((status == RunStatus.SENDING) ? 1 : 0);
	}

	private Run begin(Run run, TestCampaign campaign) {
		if (run.isPlanned()) {
			return this.rooms.book()
				.begin(run.name(), campaign.parsed(), campaign.definition(), run.runDate(), this.clock.instant());
		}
		return this.rooms.book().beginAnew(run, campaign.parsed(), campaign.definition(), this.clock.instant());
	}

}
