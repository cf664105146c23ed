package io.regain.channel;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.regain.TestClock;
import io.regain.message.Channel;
import io.regain.message.Content;
import io.regain.message.DeviceToken;
import io.regain.message.EmailAddress;
import io.regain.message.From;
import io.regain.message.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RateLimitTests {

	private final TestClock clock = new TestClock();

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
	void whatWasNotUsedOfATurnIsGivenBack() {
		RateLimit limit = limit("50/s");
		limit.turn(new Handing(5), 5).close();
		try (Turn turn = limit.turn(new Handing(2), 5)) {
			assertThat(turn.sender().sendAll(messages(5), () -> true)).hasSize(2);
		}
		assertThat(limit.take(4)).isFalse();
		assertThat(limit.take(3)).isTrue();
	}

	@Test
	void whatMayHaveLeftWasUsed() {
		RateLimit limit = limit("50/s");
		assertThatIllegalStateException().isThrownBy(() -> {
			try (Turn turn = limit.turn(new Handing(-1), 5)) {
				turn.sender().sendAll(messages(5), () -> true);
			}
		});
		assertThat(limit.take(1)).isFalse();
	}

	@Test
	void withoutARateAllMayGo() {
		RateLimit limit = RateLimit.none();
		assertThat(limit.most(5_000)).isEqualTo(5_000);
		assertThat(limit.take(5_000)).isTrue();
		assertThat(limit.until(5_000)).isZero();
	}

	private RateLimit limit(String rate) {
		return new RateLimit(Optional.of(Rate.of(rate)), this.clock.time());
	}

	private static List<Outgoing> messages(int count) {
		From from = new From("Lavka", new EmailAddress("hello@lavka.example"), Optional.empty());
		return Collections.nCopies(count, new Outgoing("1-rate", "test", new DeviceToken("device-token"),
				new Content.Push("Title", "Body"), from, Optional.empty(), Optional.empty()));
	}

	/** Hands so many over; less than none, and nobody knows how many. */
	private record Handing(int most) implements Sender {

		@Override
		public Channel channel() {
			return Channel.PUSH;
		}

		@Override
		public Outcome send(Outgoing message) {
			if (this.most < 0) {
				throw new IllegalStateException("broken");
			}
			return new Outcome.Accepted("");
		}

		@Override
		public List<Answer> sendAll(List<Outgoing> messages, BooleanSupplier goOn) {
			return messages.stream()
				.limit((this.most < 0) ? messages.size() : this.most)
				.map((message) -> Answer.of(send(message)))
				.toList();
		}

		@Override
		public void close() {
			// keeps no connection
		}

	}

}
