package io.regain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.beans.factory.BeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class ClaimsTests {

	private static final Work ALL = new Work(Channel.EMAIL, 0, Long.MAX_VALUE);

	private static final Duration WITHIN = Duration.ofHours(12);

	private final TestLedger ledger;

	private final Rooms rooms;

	private final TestClock clock;

	ClaimsTests(TestLedger ledger, BeanFactory beans, TestClock clock) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.clock = clock;
	}

	@Test
	void whatAPartsOwnWorkerHasNotBegunIsGivenBackWhateverItKnowsOfIt() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 4);
		Hold hold = this.ledger.hold(run, "me");
		List<Long> ids = this.ledger.messages(run);
		this.ledger.put(ids.get(0), State.SENDING, hold);
		this.ledger.put(ids.get(1), State.IN_DOUBT, hold);
		this.ledger.put(ids.get(2), State.SENDING, new Hold(run.number(), "another", hold.fence() + 1));
		this.ledger.put(ids.get(3), State.SENDING, hold);
		this.rooms.claims().giveBack(hold, new Work(Channel.EMAIL, ids.get(0), ids.get(2)));
		assertThat(this.ledger.states(run)).containsExactly(State.PLANNED, State.IN_DOUBT, State.SENDING,
				State.SENDING);
		assertThat(this.ledger.row(ids.get(0))).containsEntry("attempts", 0).containsEntry("claimed_by", null);
	}

	@Test
	void lookingAheadLeavesNoTrace() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 3);
		Hold hold = this.ledger.hold(run, "me");
		List<Long> found = next(hold, ALL, 2);
		assertThat(found).isEqualTo(this.ledger.messages(run).subList(0, 2)).isEqualTo(next(hold, ALL, 2));
		assertThat(this.ledger.states(run)).containsOnly(State.PLANNED);
	}

	@Test
	void theOldestComeFirstWithTheirFacts() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 3);
		List<Pending> pending = this.rooms.claims().next(this.ledger.hold(run, "me"), ALL, 2);
		assertThat(pending).extracting(Pending::customerId).containsExactly("c-1", "c-2");
		assertThat(pending.get(0).deadlineAt()).isEqualTo(TestClock.START.plus(WITHIN));
		assertThat(pending.get(0).facts()).contains("\"given_name\": \"c-1\"");
		assertThat(pending.get(0).locale()).isEqualTo("en");
	}

	@Test
	void aPartIsAChannelAndARangeOfIds() {
		Run run = this.ledger.planned(MessageClass.SERVICE, this.ledger.customer("a"), this.ledger.customer("b"),
				this.ledger.customer("c", new PhoneNumber("+4915112345678")), this.ledger.customer("d"));
		Hold hold = this.ledger.hold(run, "me");
		List<Long> ids = this.ledger.messages(run);
		assertThat(next(hold, new Work(Channel.EMAIL, ids.get(1), ids.get(2)), 10)).containsExactly(ids.get(1));
		assertThat(next(hold, new Work(Channel.SMS, 0, Long.MAX_VALUE), 10)).containsExactly(ids.get(2));
		assertThat(next(hold, ALL, 10)).containsExactly(ids.get(0), ids.get(1), ids.get(3));
	}

	@Test
	void nothingIsNextBeforeItIsDue() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		Hold hold = this.ledger.hold(run, "me");
		this.clock.set(TestClock.START.minusMillis(1));
		assertThat(next(hold, ALL, 10)).isEmpty();
		assertThat(this.rooms.claims().nextDue(hold, ALL)).contains(TestClock.START);
		this.clock.set(TestClock.START);
		assertThat(next(hold, ALL, 10)).hasSize(1);
	}

	@Test
	void nothingIsNextAtItsDeadline() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		Hold hold = this.ledger.hold(run, "me");
		this.clock.advance(WITHIN);
		assertThat(next(hold, ALL, 10)).isEmpty();
		assertThat(this.rooms.claims().nextDue(hold, ALL)).isEmpty();
		this.clock.advance(Duration.ofMillis(-1));
		assertThat(next(hold, ALL, 10)).hasSize(1);
	}

	@Test
	void nobodyWaitsForWhatWillBeDueTooLate() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		Hold hold = this.ledger.hold(run, "me");
		this.rooms.jdbc().sql("UPDATE regain_message SET due_at = deadline_at").update();
		assertThat(this.rooms.claims().nextDue(hold, ALL)).isEmpty();
		assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		assertThat(this.ledger.states(run)).containsExactly(State.EXPIRED);
	}

	@Test
	void whatIsHeldIsNotNext() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		Hold hold = this.ledger.hold(run, "me");
		this.ledger.limit(run, Optional.of(0L));
		assertThat(next(hold, ALL, 10)).isEmpty();
		assertThat(this.rooms.claims().nextDue(hold, ALL)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "SENDING")
	void nothingIsNextOfARunThatIsNotUnderWay(RunStatus status) {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		Hold hold = this.ledger.hold(run, "me");
		this.rooms.jdbc().sql("UPDATE regain_run SET status = :status").param("status", status.name()).update();
		assertThat(next(hold, ALL, 10)).isEmpty();
		assertThat(this.rooms.claims().nextDue(hold, ALL)).isEmpty();
	}

	@Test
	void whoeverLostTheRunFindsNothing() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		Hold slow = this.ledger.hold(run, "slow");
		Hold next = this.ledger.hold(run, "next");
		assertThat(next(slow, ALL, 10)).isEmpty();
		assertThat(next(next, ALL, 10)).hasSize(1);
	}

	@Test
	void whatWasTakenOverIsNotMarkedAsBeingSentByItsFormerWorker() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		Hold slow = this.ledger.hold(run, "me");
		List<Long> ids = next(slow, ALL, 10);
		Hold next = this.ledger.hold(run, "me");
		assertThat(this.rooms.claims().sending(slow, ids)).isEmpty();
		assertThat(next(next, ALL, 10)).isEqualTo(ids);
		assertThat(this.rooms.claims().sending(next, ids)).containsExactlyInAnyOrderElementsOf(ids);
		assertThat(this.rooms.claims().sending(slow, ids)).isEmpty();
	}

	@Test
	void onlyWhatMayStillBeSentIsMarked() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 6);
		Hold hold = this.ledger.hold(run, "me");
		List<Long> ids = next(hold, ALL, 10);
		this.ledger.put(ids.get(0), State.SENDING, new Hold(run.number(), "another", 1));
		this.ledger.put(ids.get(1), State.SUPPRESSED, hold);
		change(ids.get(2), "held = 'limit'");
		change(ids.get(3), "due_at = due_at + INTERVAL 1 SECOND");
		change(ids.get(4), "deadline_at = due_at");
		assertThat(this.rooms.claims().sending(hold, ids)).containsExactly(ids.get(5));
		assertThat(this.rooms.claims().sending(hold, ids)).as("a second time").isEmpty();
		assertThat(this.ledger.row(ids.get(5))).containsEntry("attempts", 1).containsEntry("claimed_by", hold.worker());
	}

	private void change(long message, String change) {
		this.rooms.jdbc().sql("UPDATE regain_message SET " + change + " WHERE id = :id").param("id", message).update();
	}

	private List<Long> next(Hold hold, Work work, int most) {
		return this.rooms.claims().next(hold, work, most).stream().map(Pending::id).toList();
	}

}
