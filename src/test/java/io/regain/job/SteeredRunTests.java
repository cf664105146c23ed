package io.regain.job;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.channel.Outcome;
import io.regain.channel.Outgoing;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Steering;
import io.regain.delivery.Stop;
import io.regain.message.RunName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs that somebody pauses or cancels while they are driven, or left. */
@StartTest
class SteeredRunTests {

	private static final int CUSTOMERS = 60;

	private static final int IN_THE_AIR = 2 * 5;

	/** How many had been handed over when the run was paused, or cancelled. */
	private final AtomicInteger decided = new AtomicInteger();

	private static final RunName NAME = new RunName("note", Starts.KEY);

	private final Starts starts;

	private final ScriptedSender email;

	private final Steering steering;

	private final CancelRun cancelRun;

	private final RunBook book;

	SteeredRunTests(Starts starts, @Qualifier("email") ScriptedSender email, Steering steering, CancelRun cancelRun,
			RunBook book) {
		this.starts = starts;
		this.email = email;
		this.steering = steering;
		this.cancelRun = cancelRun;
		this.book = book;
	}

	@BeforeEach
	void begin() {
		this.starts.begin(CUSTOMERS);
	}

	@Test
	void aPausedRunStopsAndGoesOnWhenItIsResumed() {
		afterMessages(10, () -> this.steering.pause(run(), "olga"));
		Observed observed = new Observed();
		Stop process = new Stop();
		assertThat(Starts.driven(this.starts.start(Starts.plain(), observed, process)).status())
			.isEqualTo(RunStatus.PAUSED);
		assertThat(observed.warnings).containsExactly("note@k was paused by olga at 2026-11-22T10:00:00Z");
		assertThat(process.isAsked()).isFalse();
		assertThat(this.email.handed()).hasSizeBetween(10, this.decided.get() + IN_THE_AIR);
		assertThat(this.starts.states()).containsOnlyKeys("ACCEPTED", "PLANNED");
		assertThat(this.starts.column("SELECT holder FROM regain_run_hold WHERE holder IS NOT NULL")).isEmpty();

		this.email.accept();
		assertThat(Starts.refusal(this.starts.start())).isEqualTo("note@k was paused by olga at 2026-11-22T10:00:00Z; "
				+ "'resume note@k' lets it go on, then start it again");
		this.steering.resume(run(), "olga");
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).extracting(Outgoing::to).hasSize(CUSTOMERS).doesNotHaveDuplicates();
	}

	@Test
	void aRunThatWaitsNoticesToo() throws Exception {
		this.email.answer((message) -> new Outcome.Deferred("421", "later", Optional.of(Duration.ofHours(1))));
		CompletableFuture<StartResult> driving = CompletableFuture.supplyAsync(this.starts::start);
		Patience.await("all are deferred").until(() -> this.email.handed().size() == CUSTOMERS);
		this.steering.pause(run(), "olga");
		assertThat(Starts.driven(Patience.end("the paused run", driving)).status()).isEqualTo(RunStatus.PAUSED);
		assertThat(this.starts.states()).isEqualTo(Map.of("PLANNED", (long) CUSTOMERS));
	}

	/** Nobody asks the ledger while a message waits for its turn. */
	@Test
	void aSlowRunNoticesBeforeItsNextTurn() throws Exception {
		this.starts.home().change("  within: 12h", "  within: 12h\n  rate: 1/h");
		CompletableFuture<StartResult> driving = CompletableFuture.supplyAsync(this.starts::start);
		Patience.await("the first has left").until(() -> this.email.handed().size() == 1);
		this.steering.pause(run(), "olga");
		assertThat(Starts.driven(Patience.end("the paused run", driving)).status()).isEqualTo(RunStatus.PAUSED);
		assertThat(this.starts.states()).isEqualTo(Map.of("ACCEPTED", 1L, "PLANNED", CUSTOMERS - 1L));
	}

	@Test
	void aCancelledRunStopsForGood() {
		afterMessages(10, () -> this.cancelRun.cancel(run(), "olga", new Observed()));
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.CANCELLED);
		assertThat(this.email.handed()).hasSizeBetween(10, this.decided.get() + IN_THE_AIR);
		assertThat(this.starts.states()).containsOnlyKeys("ACCEPTED", "CANCELLED");
		for (StartRequest request : new StartRequest[] { Starts.plain(), Starts.late(), Starts.retried() }) {
			assertThat(this.starts.start(request)).isInstanceOf(StartResult.AlreadyEnded.class);
		}
	}

	@Test
	void aRunIsCancelledWhileItIsPlanned() {
		Observed observed = new Observed(() -> this.cancelRun.cancel(run(), "olga", new Observed()), () -> {
		});
		assertThat(Starts.driven(this.starts.start(observed)).status()).isEqualTo(RunStatus.CANCELLED);
		assertThat(this.email.handed()).isEmpty();
		assertThat(this.starts.states()).doesNotContainKey("PLANNED");
		assertThat(this.starts.column("SELECT customer_id FROM regain_exclusion")).isEmpty();
	}

	@Test
	void whatADeadProcessHadInTheAirIsInDoubtAndTheRestCancelled() {
		this.starts.plan();
		this.starts.leave("SENDING", 3);
		this.starts.holdFromElsewhere();
		Observed observed = new Observed();
		this.cancelRun.cancel(run(), "olga", observed);
		assertThat(observed.watched).containsExactly("elsewhere/7/abc");
		assertThat(this.starts.states()).isEqualTo(Map.of("IN_DOUBT", 3L, "CANCELLED", CUSTOMERS - 3L));
		assertThat(this.cancelRun.holder(run())).isEmpty();
	}

	@Test
	void aRunThatNobodyDrivesIsPausedAndCancelledToo() {
		this.starts.plan();
		assertThat(this.steering.pause(run(), "olga").status()).isEqualTo(RunStatus.PAUSED);
		assertThat(this.cancelRun.cancel(run(), "olga", new Observed()).status()).isEqualTo(RunStatus.CANCELLED);
		assertThat(this.starts.states()).isEqualTo(Map.of("CANCELLED", (long) CUSTOMERS));
		assertThat(this.email.handed()).isEmpty();
	}

	private Run run() {
		return this.book.find(NAME).orElseThrow();
	}

	/**
	 * When that many have been handed over, somebody does something, once. Others are
	 * handed over while it is being decided.
	 */
	private void afterMessages(int number, Runnable something) {
		AtomicInteger answered = new AtomicInteger();
		this.email.answer((message) -> {
			if (answered.incrementAndGet() == number) {
				something.run();
				this.decided.set(this.email.handed().size());
			}
			return new Outcome.Accepted("id");
		});
	}

}
