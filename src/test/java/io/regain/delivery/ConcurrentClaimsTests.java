package io.regain.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/** Those who claim at the same time, or while another has what they want. */
@RegainTest
class ConcurrentClaimsTests {

	private static final Work ALL = new Work(Channel.EMAIL, 0, Long.MAX_VALUE);

	private final TestLedger ledger;

	private final Rooms rooms;

	private final TransactionOperations transaction;

	ConcurrentClaimsTests(TestLedger ledger, BeanFactory beans, TransactionOperations transaction) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.transaction = transaction;
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
