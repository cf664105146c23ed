package io.regain.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.channel.Outcome;
import io.regain.channel.OutcomeUnknownException;
import io.regain.channel.Outgoing;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Stop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** One run, however often and by whomever it is started. */
@StartTest
class StarterTests {

	private final Starts starts;

	private final ScriptedSender email;

	StarterTests(Starts starts, @Qualifier("email") ScriptedSender email) {
		this.starts = starts;
		this.email = email;
	}

	@BeforeEach
	void begin() {
		this.starts.begin(30);
	}

	@Test
	void aCompleteRunIsNotSentAgain() {
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.starts.start()).isInstanceOfSatisfying(StartResult.AlreadyEnded.class,
				(ended) -> assertThat(ended.run().status()).isEqualTo(RunStatus.COMPLETED));
		assertThat(this.starts.start(Starts.late())).isInstanceOf(StartResult.AlreadyEnded.class);
		assertThat(this.starts.start(Starts.retried())).isInstanceOf(StartResult.AlreadyEnded.class);
		assertThat(this.email.handed()).hasSize(30);
	}

	@Test
	void ofTwoStartersOneDrivesAndTheOtherIsToldWhoDoes() throws Exception {
		CountDownLatch sending = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		this.email.answer((message) -> {
			sending.countDown();
			Patience.await("told to go on", goOn);
			return accepted(message);
		});
		CompletableFuture<StartResult> first = CompletableFuture.supplyAsync(this.starts::start);
		Patience.await("the first start sends", sending);
		String holder = this.starts.column("SELECT holder FROM regain_run_hold").get(0);
		Observed observed = new Observed();
		StartResult second = this.starts.start(Starts.plain(), observed, new Stop());
		goOn.countDown();
		assertThat(Starts.refusal(second)).isEqualTo("note@k is being driven by " + holder);
		assertThat(observed.watched).containsExactly(holder);
		assertThat(Starts.driven(Patience.end("the first start", first)).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).extracting(Outgoing::to).hasSize(30).doesNotHaveDuplicates();
	}

	@Test
	void twoThatBeginItAtTheSameMomentBeginOne() throws Exception {
		CompletableFuture<StartResult> first = CompletableFuture.supplyAsync(this.starts::start);
		CompletableFuture<StartResult> second = CompletableFuture.supplyAsync(this.starts::start);
		List<StartResult> results = List.of(Patience.end("the first start", first),
				Patience.end("the second start", second));
		assertThat(results).hasAtLeastOneElementOfType(StartResult.Driven.class);
		assertThat(this.starts.column("SELECT COUNT(*) FROM regain_run")).containsExactly("1");
		assertThat(this.email.handed()).extracting(Outgoing::to).hasSize(30).doesNotHaveDuplicates();
	}

	@Test
	void aLimitLetsSomeGoAndTheNextStartTheRest() {
		assertThat(Starts.driven(this.starts.start(Starts.limited(7))).status()).isEqualTo(RunStatus.SENDING);
		assertThat(this.email.handed()).hasSize(7);
		assertThat(this.starts.column("SELECT DISTINCT held FROM regain_message WHERE state = 'PLANNED'"))
			.containsExactly("limit");
		assertThat(Starts.driven(this.starts.start(Starts.limited(10))).status()).isEqualTo(RunStatus.SENDING);
		assertThat(this.email.handed()).hasSize(10);
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).extracting(Outgoing::to).hasSize(30).doesNotHaveDuplicates();
	}

	@Test
	void withoutWaitingItEndsWithWhatIsDeferred() {
		this.email.answer((message) -> message.to().value().startsWith("c1@")
				? new Outcome.Deferred("450", "later", Optional.empty()) : accepted(message));
		assertThat(Starts.driven(this.starts.start(Starts.withoutWaiting())).status()).isEqualTo(RunStatus.SENDING);
		assertThat(this.starts.states()).isEqualTo(Map.of("ACCEPTED", 29L, "PLANNED", 1L));
	}

	@Test
	void aThrottledRelayIsWaitedFor() {
		this.email.answerOnce((message) -> new Outcome.Deferred("421", "too fast", Optional.of(Duration.ofSeconds(5))));
		Instant before = this.starts.clock().instant();
		assertThat(Starts.driven(this.starts.startWhileTimePasses()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.starts.clock().instant()).isAfter(before.plusSeconds(5));
		assertThat(this.email.handed()).hasSize(31);
	}

	@Test
	void askedToStopItFinishesWhatIsInTheAir() {
		Stop stop = new Stop();
		this.email.answer((message) -> {
			stop.ask();
			return accepted(message);
		});
		assertThat(Starts.driven(this.starts.start(Starts.plain(), new Observed(), stop)).status())
			.isEqualTo(RunStatus.SENDING);
		assertThat(this.starts.states()).containsOnlyKeys("ACCEPTED", "PLANNED");
		this.email.accept();
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).extracting(Outgoing::to).hasSize(30).doesNotHaveDuplicates();
	}

	@Test
	void askedToStopItLeavesWhatIsInDoubtToTheNextStart() {
		this.starts.begin(1);
		Stop stop = new Stop();
		this.email.answer((message) -> {
			stop.ask();
			throw new OutcomeUnknownException("no answer");
		});
		assertThat(Starts.driven(this.starts.start(Starts.plain(), new Observed(), stop)).status())
			.isEqualTo(RunStatus.SENDING);
		assertThat(this.starts.states()).isEqualTo(Map.of("IN_DOUBT", 1L));
		this.email.accept();
		assertThat(Starts.driven(this.starts.startWhileTimePasses()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(2);
	}

	@Test
	void withoutWaitingItEndsWithWhatIsInDoubt() {
		this.email.answerOnce((message) -> {
			throw new OutcomeUnknownException("no answer");
		});
		assertThat(Starts.driven(this.starts.start(Starts.withoutWaiting())).status()).isEqualTo(RunStatus.SENDING);
		assertThat(this.starts.states()).isEqualTo(Map.of("ACCEPTED", 29L, "IN_DOUBT", 1L));
		assertThat(Starts.driven(this.starts.startWhileTimePasses()).status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void askedToStopWhilePlanningItPlansAfreshNextTime() {
		Stop stop = new Stop();
		stop.ask();
		assertThat(Starts.driven(this.starts.start(Starts.plain(), new Observed(), stop)).status())
			.isEqualTo(RunStatus.PLANNING);
		assertThat(this.starts.states()).isEmpty();
		assertThat(this.starts.column("SELECT holder FROM regain_run_hold WHERE holder IS NOT NULL")).isEmpty();
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
	}

	private static Outcome accepted(Outgoing message) {
		return new Outcome.Accepted("id-of-" + message.reference());
	}

}
