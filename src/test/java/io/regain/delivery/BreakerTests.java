package io.regain.delivery;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.regain.TestClock;
import io.regain.channel.Answer;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outcome.Deferred;
import io.regain.channel.Outcome.Refused;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BreakerTests {

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private static final Answer ACCEPTED = Answer.of(new Accepted(""));

	private static final Answer NO_CONNECTION = Answer
		.of(new Deferred("no-connection", "refused", Optional.empty(), true));

	private static final Answer NO_LOGIN = Answer.of(new Refused(Cause.CONFIGURATION, "5.7.8", "bad password"));

	private static final Answer GREYLISTED = Answer.of(new Deferred("4.7.1", "come back later", Optional.empty()));

	private static final Answer NO_FORM = Answer.of(new Refused(Cause.INVALID_ADDRESS, "address", "no form"));

	private final TestClock clock = new TestClock();

	private final Breaker breaker = new Breaker(PATIENCE, this.clock);

	@Test
	void someFailuresInARowOpenIt() {
		note(Breaker.FAILED_GROUPS - 1, NO_CONNECTION);
		assertThat(this.breaker.turn(200)).isEqualTo(200);
		note(1, NO_CONNECTION);
		assertThat(this.breaker.isClosed()).isFalse();
		assertThat(this.breaker.turn(200)).isZero();
	}

	@Test
	void refusalsOfOurAccountAndDoubtsAreFailuresToo() {
		note(2, NO_LOGIN);
		note(2, Answer.unknown("HTTP 500"));
		note(1, NO_CONNECTION);
		assertThat(this.breaker.isClosed()).isFalse();
	}

	@Test
	void whatIsSaidOfAMessageShowsThatTheProviderWorks() {
		note(100, GREYLISTED);
		note(Breaker.FAILED_GROUPS - 1, NO_CONNECTION);
		this.breaker.note(List.of(NO_CONNECTION, GREYLISTED, NO_CONNECTION));
		note(Breaker.FAILED_GROUPS - 1, NO_CONNECTION);
		assertThat(this.breaker.isClosed()).isTrue();
	}

	/** Perhaps the provider was never asked. */
	@Test
	void whatMayBeOurOwnJudgementShowsNothing() {
		note(Breaker.FAILED_GROUPS - 1, NO_CONNECTION);
		note(1, NO_FORM);
		this.breaker.note(List.of());
		assertThat(this.breaker.isClosed()).isTrue();
		this.breaker.note(List.of(NO_FORM, NO_CONNECTION));
		assertThat(this.breaker.isClosed()).isFalse();
	}

	@Test
	void onceOpenItLetsOneTryAtATimeAtGrowingIntervals() {
		note(Breaker.FAILED_GROUPS, NO_CONNECTION);
		for (int wait : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
			this.clock.advance(Duration.ofSeconds(wait).minusMillis(1));
			assertThat(this.breaker.turn(200)).isZero();
			this.clock.advance(Duration.ofMillis(1));
			assertThat(this.breaker.turn(200)).isOne();
			assertThat(this.breaker.turn(200)).isZero();
			note(1, NO_CONNECTION);
		}
	}

	@Test
	void aTurnThatFoundNothingToSendIsAnothers() {
		note(Breaker.FAILED_GROUPS, NO_CONNECTION);
		this.clock.advance(Duration.ofSeconds(1));
		for (int i = 0; i < 10; i++) {
			assertThat(this.breaker.turn(200)).isOne();
			this.breaker.unused();
		}
		assertThat(this.breaker.turn(200)).isOne();
		this.clock.advance(Duration.ofSeconds(2));
		assertThat(this.breaker.turn(200)).isOne();
	}

	@Test
	void waitsAsLongAsItIsAskedTo() {
		note(Breaker.FAILED_GROUPS, Answer.of(new Deferred("429", "quota", Optional.of(Duration.ofSeconds(30)), true)));
		this.clock.advance(Duration.ofSeconds(29));
		assertThat(this.breaker.turn(200)).isZero();
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.breaker.turn(200)).isOne();
	}

	@Test
	void oneSuccessClosesIt() {
		note(Breaker.FAILED_GROUPS, NO_LOGIN);
		note(1, ACCEPTED);
		assertThat(this.breaker.turn(200)).isEqualTo(200);
	}

	@Test
	void givesUpAfterItsPatienceAndSaysWhy() {
		note(Breaker.FAILED_GROUPS, NO_LOGIN);
		this.clock.advance(PATIENCE.minusMillis(1));
		note(1, NO_LOGIN);
		assertThat(this.breaker.hasGivenUp()).isFalse();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(this.breaker.hasGivenUp()).as("before it is tried").isFalse();
		note(1, NO_LOGIN);
		assertThat(this.breaker.hasGivenUp()).isTrue();
		assertThat(this.breaker.turn(200)).isZero();
		assertThat(this.breaker.reason()).isEqualTo("5.7.8 bad password");
	}

	@Test
	void doesNotGiveUpWhileTheProviderAsksForTime() {
		Duration hour = Duration.ofHours(1);
		note(Breaker.FAILED_GROUPS, Answer.of(new Deferred("429", "quota", Optional.of(hour), true)));
		this.clock.advance(hour.minusMillis(1));
		assertThat(this.breaker.hasGivenUp()).isFalse();
		assertThat(this.breaker.turn(200)).isZero();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(this.breaker.turn(200)).isOne();
		note(1, ACCEPTED);
		assertThat(this.breaker.turn(200)).isEqualTo(200);
	}

	private void note(int groups, Answer answer) {
		Collections.nCopies(groups, List.of(answer, answer)).forEach(this.breaker::note);
	}

}
