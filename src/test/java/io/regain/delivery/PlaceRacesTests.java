package io.regain.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.channel.Outcome.Accepted;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Two that want the same place at the same moment. */
@CapTest
class PlaceRacesTests {

	private final TestLedger ledger;

	private final Rooms rooms;

	private final ScriptedSender email;

	private final TransactionTemplate transaction;

	private final CappedRuns runs;

	PlaceRacesTests(TestLedger ledger, BeanFactory beans, @Qualifier("email") ScriptedSender email,
			PlatformTransactionManager transactions, CappedRuns runs) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.email = email;
		this.transaction = new TransactionTemplate(transactions);
		this.runs = runs;
	}

	@RepeatedTest(25)
	void ofTwoThatArePlannedTogetherOneGetsThePlace() {
		String[] all = IntStream.range(0, 40).mapToObj((number) -> "c-" + number).toArray(String[]::new);
		List<Run> begun = List.of(this.runs.begun(5, all), this.runs.begun(5, all), this.runs.begun(5, all));
		CyclicBarrier together = new CyclicBarrier(begun.size());
		List<CompletableFuture<Run>> ends = begun.stream().map((run) -> CompletableFuture.supplyAsync(() -> {
			meet(together);
			return this.runs.end(run);
		})).toList();
		ends.forEach((end) -> Patience.end("the planning", end));
		assertThat(ends.stream().mapToInt((end) -> this.runs.customers(end.join()).size()).boxed().sorted())
			.containsExactly(0, 0, 40);
	}

	/** Read as waiting, and marked before its place is taken. */
	@Test
	void whatIsMarkedMeanwhileKeepsItsPlace() {
		Run low = this.runs.planned(1, "ann", "bob");
		Run high = this.runs.begun(9, "ann", "bob");
		Hold hold = this.ledger.hold(low, "me");
		List<CompletableFuture<Run>> taking = new ArrayList<>();
		this.transaction.executeWithoutResult((status) -> {
			this.rooms.claims().sending(hold, this.ledger.messages(low).subList(0, 1));
			taking.add(CompletableFuture.supplyAsync(() -> this.runs.end(high)));
			Patience.await("the plan waits for the mark").until(this.ledger::isWaitingForALock);
		});
		Patience.end("the planning", taking.get(0));
		assertThat(this.runs.customers(high)).containsExactly("bob");
		assertThat(this.ledger.states(low)).containsExactly(State.SENDING, State.SUPERSEDED);
	}

	/**
	 * A plan takes places while the run whose they are sends: each message has one end.
	 */
	@RepeatedTest(10)
	void whoSendsAndWhoTakesPlacesNeverBothHaveAMessage() {
		String[] all = IntStream.range(0, 400).mapToObj((number) -> "c-" + number).toArray(String[]::new);
		Run low = this.runs.planned(1, all);
		Run high = this.runs.begun(9, all);
		CompletableFuture<Void> left = new CompletableFuture<>();
		this.email.answer((message) -> {
			left.complete(null);
			return new Accepted("");
		});
		CompletableFuture<Run> sending = CompletableFuture.supplyAsync(() -> this.runs.sent(low));
		Patience.end("the first message", left);
		Run planned = Deadlocks.again(() -> this.runs.end(high));
		Patience.end("sending", sending);
		List<String> later = this.runs.customers(planned);
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

}
