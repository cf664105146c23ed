package io.regain.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.regain.Patience;
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
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class ClaimsTests {

	private static final Work ALL = new Work(Channel.EMAIL, 0, Long.MAX_VALUE);

	private static final Duration WITHIN = Duration.ofHours(12);

	private final TestLedger ledger;

	private final Rooms rooms;

	private final TestClock clock;

	private final TransactionOperations transaction;

	ClaimsTests(TestLedger ledger, BeanFactory beans, TestClock clock, TransactionOperations transaction) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.clock = clock;
		this.transaction = transaction;
	}

	@Test
	void whatAPartsOwnWorkerHasNotBegunIsGivenBackWhateverItKnowsOfIt() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 5);
		Hold hold = this.ledger.hold(run, "me");
		List<Long> ids = this.ledger.messages(run);
		this.ledger.put(ids.get(0), State.CLAIMED, hold);
		this.ledger.put(ids.get(1), State.SENDING, hold);
		this.ledger.put(ids.get(2), State.IN_DOUBT, hold);
		this.ledger.put(ids.get(3), State.SENDING, new Hold(run.number(), "another", hold.fence() + 1));
		this.ledger.put(ids.get(4), State.SENDING, hold);
		this.rooms.claims().giveBack(hold, new Work(Channel.EMAIL, ids.get(0), ids.get(3)));
		assertThat(this.ledger.states(run)).containsExactly(State.PLANNED, State.PLANNED, State.IN_DOUBT, State.SENDING,
				State.SENDING);
		assertThat(this.ledger.row(ids.get(1))).containsEntry("attempts", 0).containsEntry("claimed_by", null);
	}

	@Test
	void twoWorkersNeverGetTheSameMessage() throws Exception {
		Run run = this.ledger.planned(MessageClass.SERVICE, 300);
		Hold hold = this.ledger.hold(run, "me");
		Callable<List<Long>> worker = () -> {
			List<Long> mine = new ArrayList<>();
			List<Long> claimed = claim(hold, ALL, 7);
			while (!claimed.isEmpty()) {
				mine.addAll(claimed);
				claimed = claim(hold, ALL, 7);
			}
			return mine;
		};
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Long> all = new ArrayList<>();
			for (Future<List<Long>> mine : threads.invokeAll(List.of(worker, worker, worker, worker),
					Patience.LONG.toMillis(), TimeUnit.MILLISECONDS)) {
				all.addAll(mine.get());
			}
			assertThat(all).doesNotHaveDuplicates();
			// What another had locked at that moment was skipped
			all.addAll(claim(hold, ALL, 300));
			assertThat(all).hasSize(300).doesNotHaveDuplicates();
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void whatSomebodyElseHasLockedIsSkippedAndNotWaitedFor() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 3);
		Hold hold = this.ledger.hold(run, "me");
		List<Long> ids = this.ledger.messages(run);
		this.transaction.executeWithoutResult((status) -> {
			this.rooms.jdbc()
				.sql("SELECT id FROM regain_message WHERE id = :id FOR UPDATE")
				.param("id", ids.get(0))
				.query()
				.singleRow();
			this.rooms.jdbc()
				.sql("SELECT id FROM regain_run WHERE id = :id FOR UPDATE")
				.param("id", run.number())
				.query()
				.singleRow();
			assertThat(onAnotherThread(() -> claim(hold, ALL, 10))).isEqualTo(ids.subList(1, 3));
		});
	}

	@Test
	void theOldestComeFirstWithTheirFacts() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 3);
		List<Claimed> claimed = this.rooms.claims().claim(this.ledger.hold(run, "me"), ALL, 2);
		assertThat(claimed).extracting(Claimed::customerId).containsExactly("c-1", "c-2");
		assertThat(claimed.get(0).deadlineAt()).isEqualTo(TestClock.START.plus(WITHIN));
		assertThat(claimed.get(0).facts()).contains("\"given_name\": \"c-1\"");
		assertThat(claimed.get(0).locale()).isEqualTo("en");
	}

	@Test
	void aPartIsAChannelAndARangeOfIds() {
		Run run = this.ledger.planned(MessageClass.SERVICE, this.ledger.customer("a"), this.ledger.customer("b"),
				this.ledger.customer("c", new PhoneNumber("+4915112345678")), this.ledger.customer("d"));
		Hold hold = this.ledger.hold(run, "me");
		List<Long> ids = this.ledger.messages(run);
		assertThat(claim(hold, new Work(Channel.EMAIL, ids.get(1), ids.get(2)), 10)).containsExactly(ids.get(1));
		assertThat(claim(hold, new Work(Channel.SMS, 0, Long.MAX_VALUE), 10)).containsExactly(ids.get(2));
		assertThat(claim(hold, ALL, 10)).containsExactly(ids.get(0), ids.get(3));
	}

	@Test
	void nothingIsClaimedBeforeItIsDue() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		Hold hold = this.ledger.hold(run, "me");
		this.clock.set(TestClock.START.minusMillis(1));
		assertThat(claim(hold, ALL, 10)).isEmpty();
		assertThat(this.rooms.claims().nextDue(hold, ALL)).contains(TestClock.START);
		this.clock.set(TestClock.START);
		assertThat(claim(hold, ALL, 10)).hasSize(1);
	}

	@Test
	void nothingIsClaimedAtItsDeadline() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		Hold hold = this.ledger.hold(run, "me");
		this.clock.advance(WITHIN);
		assertThat(claim(hold, ALL, 10)).isEmpty();
		assertThat(this.rooms.claims().nextDue(hold, ALL)).isEmpty();
		this.clock.advance(Duration.ofMillis(-1));
		assertThat(claim(hold, ALL, 10)).hasSize(1);
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
	void whatIsHeldIsNotClaimed() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		Hold hold = this.ledger.hold(run, "me");
		this.ledger.limit(run, Optional.of(0L));
		assertThat(claim(hold, ALL, 10)).isEmpty();
		assertThat(this.rooms.claims().nextDue(hold, ALL)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "SENDING")
	void nothingIsClaimedOfARunThatIsNotUnderWay(RunStatus status) {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		Hold hold = this.ledger.hold(run, "me");
		this.rooms.jdbc().sql("UPDATE regain_run SET status = :status").param("status", status.name()).update();
		assertThat(claim(hold, ALL, 10)).isEmpty();
		assertThat(this.rooms.claims().nextDue(hold, ALL)).isEmpty();
	}

	@Test
	void whoeverLostTheRunClaimsNothing() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		Hold slow = this.ledger.hold(run, "slow");
		Hold next = this.ledger.hold(run, "next");
		assertThat(claim(slow, ALL, 10)).isEmpty();
		assertThat(claim(next, ALL, 10)).hasSize(1);
	}

	/** What it claimed would be nobody's: the take-over has looked already. */
	@Test
	void whoeverLosesTheRunWhileClaimingClaimsNothing() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		Hold slow = this.ledger.hold(run, "slow");
		CompletableFuture<List<Long>> claiming = new CompletableFuture<>();
		this.transaction.executeWithoutResult((status) -> {
			this.ledger.hold(run, "next");
			claiming.completeAsync(() -> claim(slow, ALL, 10));
			Patience.await("the claim waits for the take-over")
				.until(() -> claiming.isDone() || this.ledger.isWaitingForALock());
		});
		assertThat(Patience.end("the claim", claiming)).isEmpty();
		assertThat(this.ledger.states(run)).containsOnly(State.PLANNED);
	}

	@Test
	void whatWasTakenOverIsNotMarkedAsBeingSentByItsFormerWorker() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		Hold slow = this.ledger.hold(run, "me");
		List<Long> ids = claim(slow, ALL, 10);
		Hold next = this.ledger.hold(run, "me");
		assertThat(this.rooms.claims().sending(slow, ids)).isEmpty();
		this.rooms.sweeps().takeOver(next);
		assertThat(this.rooms.claims().sending(slow, ids)).isEmpty();
		assertThat(claim(next, ALL, 10)).isEqualTo(ids);
		assertThat(this.rooms.claims().sending(slow, ids)).isEmpty();
		assertThat(this.rooms.claims().sending(next, ids)).containsExactlyInAnyOrderElementsOf(ids);
	}

	@Test
	void onlyWhatIsStillClaimedIsMarkedAsBeingSent() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 3);
		Hold hold = this.ledger.hold(run, "me");
		List<Long> ids = claim(hold, ALL, 10);
		this.rooms.claims().release(hold, ids.subList(0, 1));
		assertThat(this.rooms.claims().sending(hold, ids)).isEqualTo(Set.copyOf(ids.subList(1, 3)));
		assertThat(this.rooms.claims().sending(hold, ids.subList(1, 3))).as("a second time").isEmpty();
		assertThat(this.ledger.row(ids.get(1))).containsEntry("attempts", 1);
	}

	private List<Long> claim(Hold hold, Work work, int most) {
		return this.rooms.claims().claim(hold, work, most).stream().map(Claimed::id).toList();
	}

	private static <T> T onAnotherThread(Callable<T> call) {
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try {
			return Patience.end("the other thread", thread.submit(call));
		}
		finally {
			thread.shutdownNow();
		}
	}

}
