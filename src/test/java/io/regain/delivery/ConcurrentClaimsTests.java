package io.regain.delivery;

import java.util.List;
import java.util.Set;
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

/** Those who want the same messages at the same time. */
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
	void ofManyWhoFoundAMessageOnlyOneMaySendIt() throws Exception {
		Run run = this.ledger.planned(MessageClass.SERVICE, 300);
		Hold hold = this.ledger.hold(run, "me");
		List<Long> ids = this.ledger.messages(run);
		Callable<Integer> worker = () -> {
			int mine = 0;
			for (int from = 0; from < ids.size(); from += 10) {
				mine += this.rooms.claims().sending(hold, ids.subList(from, from + 10)).isEmpty() ? 0 : 10;
			}
			return mine;
		};
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			int all = 0;
			for (Future<Integer> mine : threads.invokeAll(List.of(worker, worker, worker, worker),
					Patience.LONG.toMillis(), TimeUnit.MILLISECONDS)) {
				all += mine.get();
			}
			assertThat(all).isEqualTo(300);
			assertThat(this.ledger.row(ids.get(0))).containsEntry("attempts", 1);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void whoLooksAheadWaitsForNobody() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 3);
		Hold hold = this.ledger.hold(run, "me");
		List<Long> ids = this.ledger.messages(run);
		this.transaction.executeWithoutResult((status) -> {
			lock("SELECT id FROM regain_message WHERE id = :id FOR UPDATE", ids.get(0));
			lock("SELECT id FROM regain_run WHERE id = :id FOR UPDATE", run.number());
			assertThat(onAnotherThread(() -> this.rooms.claims().next(hold, ALL, 10))).extracting(Pending::id)
				.isEqualTo(ids);
		});
	}

	private void lock(String sql, long id) {
		this.rooms.jdbc().sql(sql).param("id", id).query().singleRow();
	}

	/** What it marked would be nobody's: the take-over has looked already. */
	@Test
	void whoeverLosesTheRunWhileMarkingMarksNothing() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		Hold slow = this.ledger.hold(run, "slow");
		List<Long> ids = this.ledger.messages(run);
		CompletableFuture<Set<Long>> marking = new CompletableFuture<>();
		this.transaction.executeWithoutResult((status) -> {
			this.ledger.hold(run, "next");
			marking.completeAsync(() -> this.rooms.claims().sending(slow, ids));
			Patience.await("the mark waits for the take-over")
				.until(() -> marking.isDone() || this.ledger.isWaitingForALock());
		});
		assertThat(Patience.end("the mark", marking)).isEmpty();
		assertThat(this.ledger.states(run)).containsOnly(State.PLANNED);
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
