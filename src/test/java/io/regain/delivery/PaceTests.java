package io.regain.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.regain.Patience;
import io.regain.message.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTests {

	@ParameterizedTest
	@CsvSource({ "200, 1, 20", "50, 1, 5", "3, 1, 1", "1, 3600, 1", "1000000, 1, 100" })
	void aGroupIsNoMoreThanATenthOfASecond(long messages, long seconds, int most) {
		Pace pace = new Pace(Optional.of(new Rate(messages, Duration.ofSeconds(seconds))));
		assertThat(pace.groupOf(100)).isEqualTo(most);
		assertThat(pace.await(most, new Stop())).isTrue();
	}

	@Test
	void withoutARateNobodyWaits() {
		Pace pace = new Pace(Optional.empty());
		assertThat(pace.groupOf(500)).isEqualTo(500);
		assertThat(pace.await(500, new Stop())).isTrue();
	}

	@Test
	void whoWaitsForTheNextTurnCanBeStopped() {
		Pace pace = new Pace(Optional.of(new Rate(1, Duration.ofHours(1))));
		Stop stop = new Stop();
		assertThat(pace.await(1, stop)).isTrue();
		CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> pace.await(1, stop));
		assertThat(waiting).isNotDone();
		stop.ask();
		assertThat(Patience.end("the wait that was stopped", waiting)).isFalse();
		assertThat(new Pace(Optional.empty()).await(1, stop)).isFalse();
	}

	@Test
	void whatIsGivenBackMayBeTakenByOthers() {
		Pace pace = new Pace(Optional.of(new Rate(1, Duration.ofHours(1))));
		assertThat(pace.await(1, new Stop())).isTrue();
		pace.giveBack(1);
		CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> pace.await(1, new Stop()));
		assertThat(Patience.end("the turn of another", waiting)).isTrue();
	}

	@Test
	void theRateHoldsForAllWorkersTogether() {
		Pace pace = new Pace(Optional.of(new Rate(100, Duration.ofSeconds(1))));
		long began = System.nanoTime();
		CompletableFuture<?>[] workers = new CompletableFuture<?>[4];
		for (int i = 0; i < workers.length; i++) {
			workers[i] = CompletableFuture.supplyAsync(() -> pace.await(10, new Stop()));
		}
		Patience.end("the turns of all", CompletableFuture.allOf(workers));
		assertThat(Duration.ofNanos(System.nanoTime() - began)).as("40 messages, 10 of them at once")
			.isGreaterThanOrEqualTo(Duration.ofMillis(290));
	}

}
