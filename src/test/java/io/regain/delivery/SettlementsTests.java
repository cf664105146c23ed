package io.regain.delivery;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class SettlementsTests {

	private static final Work ALL = new Work(Channel.EMAIL, 0, Long.MAX_VALUE);

	private final TestLedger ledger;

	private final Rooms rooms;

	private final TransactionOperations transaction;

	SettlementsTests(TestLedger ledger, BeanFactory beans, TransactionOperations transaction) {
		this.ledger = ledger;
		this.transaction = transaction;
		this.rooms = Rooms.of(beans);
	}

	@Test
	void whatIsDroppedNoLongerHoldsUpTheRun() {
		Run run = inDoubt(2);
		assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		List<Long> ids = this.ledger.messages(run);
		assertThat(this.rooms.settlements().open(run)).extracting(Settlements.Doubt::message).isEqualTo(ids);
		assertThat(this.rooms.settlements().drop(run, ids, "ann")).isEqualTo(2);
		assertThat(this.ledger.row(ids.get(0))).containsEntry("settled_as", "DROPPED")
			.containsEntry("settled_by", "ann")
			.containsEntry("state", "IN_DOUBT");
		MessageCounts counts = this.rooms.tallies().of(run);
		assertThat(counts.inDoubt()).isEqualTo(2);
		assertThat(counts.inDoubtUnsettled()).isZero();
		assertThat(status(run)).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void whatIsSentAgainOpensTheRun() {
		Run run = inDoubt(2);
		Run ended = this.ledger.settled(run);
		assertThat(ended.status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		List<Long> ids = this.ledger.messages(run);
		this.rooms.settlements().sendAgain(run, ids.subList(0, 1), "ann");
		assertThat(status(run)).isEqualTo(RunStatus.SENDING);
		this.rooms.settlements().drop(ended, ids.subList(1, 2), "ann");
		assertThat(status(run)).as("something is still open").isEqualTo(RunStatus.SENDING);
	}

	@Test
	void whatIsRetriedOpensTheRun() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		this.ledger.put(this.ledger.messages(run).get(0), State.REFUSED, this.ledger.hold(run, "me"));
		this.rooms.jdbc().sql("UPDATE regain_message SET cause = 'CONTENT'").update();
		assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		this.rooms.settlements().retryFailed(run);
		assertThat(status(run)).isEqualTo(RunStatus.SENDING);
	}

	/** Neither has seen what the other did. */
	@Test
	void aRunThatEndsWhileSomebodyDecidesIsOpenAllTheSame() {
		Run run = inDoubt(1);
		CompletableFuture<Integer> deciding = new CompletableFuture<>();
		this.transaction.executeWithoutResult((status) -> {
			assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
			deciding.completeAsync(() -> this.rooms.settlements().sendAgain(run, this.ledger.messages(run), "ann"));
			Patience.await("the decision waits for the run's end")
				.until(() -> deciding.isDone() || this.ledger.isWaitingForALock());
		});
		assertThat(Patience.end("the decision", deciding)).isOne();
		assertThat(this.ledger.states(run)).containsExactly(State.PLANNED);
		assertThat(status(run)).isEqualTo(RunStatus.SENDING);
	}

	@ParameterizedTest
	@CsvSource({ "true, DELIVERED", "false, BOUNCED" })
	void aReportThatSettlesTheLastDoubtEndsTheRun(boolean delivered, State end) {
		Run run = inDoubt(2);
		assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		List<Long> ids = this.ledger.messages(run);
		report(ids.get(0), delivered);
		assertThat(status(run)).isEqualTo(RunStatus.PARTIALLY_FAILED);
		report(ids.get(1), delivered);
		assertThat(this.ledger.states(run)).containsOnly(end);
		assertThat(status(run)).isEqualTo(RunStatus.COMPLETED);
	}

	private void report(long message, boolean delivered) {
		Receipts receipts = this.rooms.receipts();
		assertThat(delivered ? receipts.delivered(message) : receipts.bounced(message, "30003")).isTrue();
	}

	/** Neither has seen what the other did. */
	@Test
	void aRunThatEndsWhileAReportComesIsComplete() {
		Run run = inDoubt(1);
		CompletableFuture<Boolean> reported = new CompletableFuture<>();
		this.transaction.executeWithoutResult((status) -> {
			assertThat(this.ledger.settled(run).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
			reported.completeAsync(() -> this.rooms.receipts().delivered(this.ledger.messages(run).get(0)));
			Patience.await("the report waits for the run's end")
				.until(() -> reported.isDone() || this.ledger.isWaitingForALock());
		});
		assertThat(Patience.end("the report", reported)).isTrue();
		assertThat(status(run)).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void aReportThatWaitsForItsRunIsNotLostWhenTheAnswerComesFirst() {
		Run run = inDoubt(1);
		long id = this.ledger.messages(run).get(0);
		CompletableFuture<Boolean> reported = new CompletableFuture<>();
		this.transaction.executeWithoutResult((status) -> {
			this.rooms.jdbc()
				.sql("SELECT id FROM regain_run WHERE id = :id FOR UPDATE")
				.param("id", run.number())
				.query()
				.singleRow();
			reported.completeAsync(() -> this.rooms.receipts().delivered(id));
			Patience.await("the report waits for the run")
				.until(() -> reported.isDone() || this.ledger.isWaitingForALock());
			this.ledger.put(id, State.ACCEPTED, this.ledger.hold(run, "me"));
		});
		assertThat(Patience.end("the report", reported)).isTrue();
		assertThat(this.ledger.states(run)).containsExactly(State.DELIVERED);
	}

	@Test
	void nobodyDecidesTwice() {
		Run run = inDoubt(1);
		List<Long> ids = this.ledger.messages(run);
		this.rooms.settlements().drop(run, ids, "ann");
		assertThat(this.rooms.settlements().open(run)).isEmpty();
		assertThat(this.rooms.settlements().drop(run, ids, "bob")).isZero();
		assertThat(this.rooms.settlements().sendAgain(run, ids, "bob")).isZero();
		assertThat(this.rooms.sweeps().sendAgainWhatIsInDoubt(run, this.ledger.hold(run, "me"), ALL)).isZero();
		assertThat(this.ledger.row(ids.get(0))).containsEntry("settled_by", "ann");
	}

	@Test
	void whatASettledMessageTurnsOutToBeStillCounts() {
		Run run = inDoubt(1);
		List<Long> ids = this.ledger.messages(run);
		this.rooms.settlements().drop(run, ids, "ann");
		assertThat(this.rooms.receipts().delivered(ids.get(0))).isTrue();
		assertThat(this.rooms.tallies().of(run).accepted()).isOne();
	}

	@Test
	void whatIsSentAgainMayBeInDoubtAgain() {
		Run run = inDoubt(1);
		List<Long> ids = this.ledger.messages(run);
		assertThat(this.rooms.settlements().sendAgain(run, ids, "ann")).isOne();
		assertThat(this.ledger.states(run)).containsExactly(State.PLANNED);
		assertThat(this.rooms.tallies().of(run).possiblyTwice()).isOne();
		sendIntoDoubt(run);
		assertThat(this.rooms.settlements().open(run)).hasSize(1);
		assertThat(this.rooms.tallies().of(run).inDoubtUnsettled()).isOne();
		assertThat(this.rooms.settlements().drop(run, ids, "bob")).isOne();
	}

	@Test
	void aDecisionIsAboutTheMessagesOfOneRun() {
		Run run = inDoubt(1);
		Run another = inDoubt(1);
		assertThat(this.rooms.settlements().drop(run, this.ledger.messages(another), "ann")).isZero();
		assertThat(this.rooms.settlements().drop(run, List.of(), "ann")).isZero();
		assertThat(this.rooms.settlements().sendAgain(run, List.of(), "ann")).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "CONTENT, 1", "CONFIGURATION, 1", "RENDERING, 1", "DEAD_ADDRESS, 0", "INVALID_ADDRESS, 0",
			"OPTED_OUT, 0" })
	void onlyWhatWasRefusedForAReasonOfOursIsTriedAgain(String cause, int again) {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		this.ledger.put(this.ledger.messages(run).get(0), State.REFUSED, this.ledger.hold(run, "me"));
		this.rooms.jdbc().sql("UPDATE regain_message SET cause = :cause").param("cause", cause).update();
		assertThat(this.rooms.tallies().of(run).refusedByUs()).isEqualTo(again);
		assertThat(this.rooms.settlements().retryFailed(run)).isEqualTo(again);
		assertThat(this.ledger.states(run)).containsExactly((again == 1) ? State.PLANNED : State.REFUSED);
	}

	private RunStatus status(Run run) {
		return this.rooms.book().find(run.name()).orElseThrow().status();
	}

	private Run inDoubt(int messages) {
		Run run = this.ledger.planned(MessageClass.MARKETING, messages);
		sendIntoDoubt(run);
		return run;
	}

	private void sendIntoDoubt(Run run) {
		Hold hold = this.ledger.hold(run, "killed");
		this.rooms.claims().sending(hold, this.rooms.claims().next(hold, ALL, 100).stream().map(Pending::id).toList());
		this.rooms.sweeps().takeOver(this.ledger.hold(run, "next"));
	}

}
