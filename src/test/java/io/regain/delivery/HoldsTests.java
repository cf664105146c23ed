package io.regain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.delivery.Holds.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class HoldsTests {

	private static final long RUN = 7;

	private final Holds holds;

	private final TestClock clock;

	HoldsTests(Holds holds, TestClock clock) {
		this.holds = holds;
		this.clock = clock;
	}

	@Test
	void nobodyHoldsARunAtFirst() {
		assertThat(this.holds.look(RUN)).isEmpty();
		Hold first = this.holds.take(RUN, "first", Optional.empty()).orElseThrow();
		assertThat(this.holds.look(RUN).orElseThrow().holder()).contains("first");
		assertThat(first.worker()).isEqualTo("first#1");
	}

	@Test
	void aBeatIsSeen() {
		Hold hold = this.holds.take(RUN, "me", Optional.empty()).orElseThrow();
		Optional<Seen> before = this.holds.look(RUN);
		this.clock.advance(Duration.ofSeconds(2));
		assertThat(this.holds.beat(hold)).isTrue();
		Seen after = this.holds.look(RUN).orElseThrow();
		assertThat(after.heartbeat()).isGreaterThan(before.orElseThrow().heartbeat());
		assertThat(after.at()).isEqualTo(TestClock.START.plusSeconds(2));
	}

	@Test
	void whoHasBeatenSinceIsNotTakenOver() {
		Hold hold = this.holds.take(RUN, "me", Optional.empty()).orElseThrow();
		Optional<Seen> seen = this.holds.look(RUN);
		this.holds.beat(hold);
		assertThat(this.holds.take(RUN, "another", seen)).isEmpty();
		assertThat(this.holds.beat(hold)).isTrue();
	}

	@Test
	void whoWasTakenOverIsToldSo() {
		Hold slow = this.holds.take(RUN, "slow", Optional.empty()).orElseThrow();
		Hold next = this.holds.take(RUN, "next", this.holds.look(RUN)).orElseThrow();
		assertThat(next.fence()).isGreaterThan(slow.fence());
		assertThat(this.holds.beat(slow)).isFalse();
		this.holds.release(slow);
		assertThat(this.holds.look(RUN).orElseThrow().holder()).contains("next");
		assertThat(this.holds.beat(next)).isTrue();
	}

	@Test
	void whatWasLetGoCanBeTakenAgain() {
		Hold hold = this.holds.take(RUN, "me", Optional.empty()).orElseThrow();
		this.holds.release(hold);
		Optional<Seen> seen = this.holds.look(RUN);
		assertThat(seen.orElseThrow().holder()).isEmpty();
		assertThat(this.holds.take(RUN, "me", seen).orElseThrow().worker()).isEqualTo("me#2");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void ofTwoWhoTakeItAtOnceOneWins(boolean heldBefore) throws Exception {
		if (heldBefore) {
			this.holds.take(RUN, "dead", Optional.empty());
		}
		Optional<Seen> seen = this.holds.look(RUN);
		CyclicBarrier together = new CyclicBarrier(4);
		Callable<Optional<Hold>> taker = () -> {
			together.await();
			return this.holds.take(RUN, Thread.currentThread().getName(), seen);
		};
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			int winners = 0;
			for (Future<Optional<Hold>> taken : threads.invokeAll(List.of(taker, taker, taker, taker),
					Patience.LONG.toMillis(), TimeUnit.MILLISECONDS)) {
				winners += taken.get().isPresent() ? 1 : 0;
			}
			assertThat(winners).isOne();
		}
		finally {
			threads.shutdownNow();
		}
	}

}
