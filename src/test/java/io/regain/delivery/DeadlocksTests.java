package io.regain.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.springframework.dao.CannotAcquireLockException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeadlocksTests {

	private final AtomicInteger tries = new AtomicInteger();

	@Test
	void theLoserTriesAgainUntilItIsThrough() {
		assertThat(Deadlocks.again(() -> losingBefore(8))).isEqualTo(8);
	}

	@Test
	void whoLosesEachTimeGivesUp() {
		assertThatExceptionOfType(CannotAcquireLockException.class)
			.isThrownBy(() -> Deadlocks.again(() -> losingBefore(9)));
		assertThat(this.tries).hasValue(8);
	}

	/** Or those who met would meet again. */
	@Test
	void theLoserPausesBeforeEachFurtherTry() {
		long began = System.nanoTime();
		Deadlocks.again(() -> losingBefore(8));
		assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(7));
	}

	/** What is to be recorded is no less true then. */
	@Test
	void whoIsInterruptedPausesNoLongerButTriesOn() {
		Thread.currentThread().interrupt();
		int tried = Deadlocks.again(() -> losingBefore(8));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(tried).isEqualTo(8);
	}

	private int losingBefore(int lucky) {
		if (this.tries.incrementAndGet() < lucky) {
			throw new CannotAcquireLockException("deadlock");
		}
		return this.tries.get();
	}

}
