package io.regain.delivery;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.message.MessageClass;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/** What is taken over, by whom, and how completely. */
@RegainTest
class SweepsTests {

	private final TestLedger ledger;

	private final Rooms rooms;

	private final TransactionOperations transaction;

	SweepsTests(TestLedger ledger, BeanFactory beans, TransactionOperations transaction) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.transaction = transaction;
	}

	@Test
	void whoeverLostTheRunTakesNothingOver() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		List<Long> ids = this.ledger.messages(run);
		Hold slow = this.ledger.hold(run, "slow");
		Hold next = this.ledger.hold(run, "next");
		this.ledger.put(ids.get(1), State.SENDING, next);
		this.rooms.sweeps().takeOver(slow);
		assertThat(this.ledger.states(run)).containsExactly(State.PLANNED, State.SENDING);
		assertThat(this.ledger.attempts(ids.get(1))).isEmpty();
	}

	/** The loser of a deadlock has done nothing: not even what it did before. */
	@Test
	void aTakeOverThatLosesADeadlockIsDoneWhole() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		List<Long> ids = this.ledger.messages(run);
		Hold gone = this.ledger.hold(run, "gone");
		this.ledger.put(ids.get(1), State.SENDING, gone);
		Hold next = this.ledger.hold(run, "next");
		CompletableFuture<Void> taking = new CompletableFuture<>();
		this.transaction.executeWithoutResult((status) -> {
			makeHeavy();
			attempt(ids.get(1));
			taking.completeAsync(() -> {
				this.rooms.sweeps().takeOver(next);
				return null;
			});
			Patience.await("the take-over waits for the attempt").until(this.ledger::isWaitingForALock);
			this.rooms.holds().beat(next);
		});
		Patience.end("the take-over", taking);
		assertThat(this.ledger.states(run)).containsExactly(State.PLANNED, State.IN_DOUBT);
	}

	/** Of two in a deadlock, the one that has written less is the loser. */
	private void makeHeavy() {
		for (int i = 0; i < 100; i++) {
			this.rooms.jdbc()
				.sql("INSERT INTO regain_setting (name, value) VALUES (:name, 'heavy')")
				.param("name", "weight-" + i)
				.update();
		}
	}

	/** The take-over waits for it when it holds the hold's row. */
	private void attempt(long message) {
		this.rooms.jdbc().sql("""
				INSERT INTO regain_attempt (message_id, attempt, at, outcome, code, detail)
				VALUES (:id, 1, '2026-11-22', 'IN_DOUBT', '', '')
				""").param("id", message).update();
	}

}
