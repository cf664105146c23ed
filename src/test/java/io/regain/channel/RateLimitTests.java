package io.regain.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.regain.message.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitTests {

	private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));

	@ParameterizedTest
	@CsvSource({ "200/s, 20", "50/s, 5", "3/s, 1", "1/h, 1", "100000/s, 100" })
	void noMoreGoTogetherThanInATenthOfASecond(String rate, int most) {
		RateLimit limit = limit(rate);
		assertThat(limit.most(100)).isEqualTo(most);
		assertThat(limit.take(most)).isTrue();
	}

	@Test
	void whatWasTakenComesBackAsTimeGoesBy() {
		RateLimit limit = limit("50/s");
		assertThat(limit.take(5)).isTrue();
		assertThat(limit.take(1)).isFalse();
		assertThat(limit.until(5)).isEqualTo(Duration.ofMillis(100));
		this.clock.advance(Duration.ofMillis(40));
		assertThat(limit.take(5)).as("all or none").isFalse();
		assertThat(limit.until(5)).isEqualTo(Duration.ofMillis(60));
		this.clock.advance(limit.until(5));
		assertThat(limit.until(5)).isZero();
		assertThat(limit.take(5)).isTrue();
	}

	@Test
	void aPauseIsFollowedByNoBurst() {
		RateLimit limit = limit("50/s");
		this.clock.advance(Duration.ofHours(1));
		assertThat(limit.take(5)).isTrue();
		assertThat(limit.take(1)).isFalse();
	}

	@Test
	void whatIsGivenBackMayBeTakenButNoMoreThanThereIsRoomFor() {
		RateLimit limit = limit("50/s");
		limit.take(5);
		limit.giveBack(3);
		assertThat(limit.take(4)).isFalse();
		assertThat(limit.take(3)).isTrue();
		limit.giveBack(100);
		assertThat(limit.take(5)).isTrue();
		assertThat(limit.take(1)).isFalse();
	}

	@Test
	void whatGoesWithoutAskingIsWaitedFor() {
		RateLimit limit = limit("50/s");
		limit.force(10);
		assertThat(limit.until(1)).isEqualTo(Duration.ofMillis(120));
	}

	@Test
	void withoutARateAllMayGo() {
		RateLimit limit = new RateLimit(Optional.empty(), this.clock);
		assertThat(limit.most(5_000)).isEqualTo(5_000);
		assertThat(limit.take(5_000)).isTrue();
		assertThat(limit.until(5_000)).isZero();
	}

	private RateLimit limit(String rate) {
		return new RateLimit(Optional.of(Rate.of(rate)), this.clock);
	}

}
