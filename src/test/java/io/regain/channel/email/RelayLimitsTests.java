package io.regain.channel.email;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.regain.TestClock;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Sender;
import io.regain.channel.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Relays that take so much at a time, and no more. */
class RelayLimitsTests {

	private static final String BUSY = "421 4.3.2 Too busy" + ScriptedRelay.THEN_HANG_UP;

	private final ScriptedRelay first = new ScriptedRelay(true);

	private final ScriptedRelay second = new ScriptedRelay(true);

	private final TestClock clock = new TestClock();

	@AfterEach
	void stop() {
		List.of(this.first, this.second).forEach(ScriptedRelay::close);
	}

	@Test
	void eachKeepsToItsRate() {
		try (Sender sender = relays().with(this.first, 0, "20/s").with(this.second, 0, "50/s").sender()) {
			for (int i = 0; i < 100; i++) {
				for (Turn turn = sender.turn(30); turn.messages() > 0; turn = sender.turn(30)) {
					assertThat(TestRelays.handOver(turn, () -> true)).hasSize(turn.messages())
						.allSatisfy(TestRelays::accepted);
				}
				assertThat(sender.turn(30).again()).isPositive().isLessThanOrEqualTo(Duration.ofMillis(100));
				this.clock.advance(Duration.ofMillis(20));
			}
		}
		assertThat(this.first.letters).as("in 2 s, and at once").hasSizeBetween(38, 42);
		assertThat(this.second.letters).hasSizeBetween(95, 105);
	}

	@Test
	void aClockThatIsSetBackHoldsNobodyUp() {
		try (Sender sender = relays().with(this.first, 0, "50/s").sender()) {
			assertThat(TestRelays.inTurn(sender, 30)).hasSize(5);
			this.clock.set(TestClock.START.minus(Duration.ofDays(1)));
			assertThat(sender.turn(30).messages()).isZero();
			this.clock.advance(Duration.ofMillis(100));
			assertThat(TestRelays.inTurn(sender, 30)).hasSize(5);
		}
	}

	@Test
	void whatWasNotUsedOfATurnIsGivenBack() {
		try (Sender sender = relays().with(this.first, 0, "50/s").sender()) {
			sender.turn(30).close();
			AtomicInteger asked = new AtomicInteger();
			int handed = TestRelays.handOver(sender.turn(30), () -> asked.incrementAndGet() <= 3).size();
			assertThat(handed).isBetween(1, 3);
			assertThat(TestRelays.inTurn(sender, 5 - handed)).hasSize(5 - handed);
			assertThat(sender.turn(30).messages()).isZero();
		}
	}

	@Test
	void whatStoodBeforeAClosedDoorIsNotCounted() {
		this.first.answer("CONNECT", BUSY);
		try (Sender sender = relays().with(this.first, 0, "50/s").sender()) {
			TestRelays.inTurn(sender, 30);
			this.first.answer("CONNECT", "220 relay.example");
			assertThat(TestRelays.inTurn(sender, 30)).hasSize(5).allSatisfy(TestRelays::accepted);
		}
	}

	@Test
	void eachHasNoMoreConnectionsThanItAllows() {
		try (Sender sender = relays().with(this.first, 1, "1000/s").with(this.second, 2, "1000/s").sender()) {
			List<Turn> turns = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				turns.add(sender.turn(10));
			}
			assertThat(turns).allSatisfy((turn) -> assertThat(turn.messages()).isEqualTo(10));
			assertThat(sender.turn(10).messages()).isZero();
			assertThat(sender.turn(10).again()).isPositive();
			turns.get(0).close();
			assertThat(sender.turn(10).messages()).isEqualTo(10);
		}
	}

	@Test
	void whatTheOthersMayNotBeGivenNowHasNotLeft() {
		this.first.answer("CONNECT", BUSY);
		try (Sender sender = relays().with(this.first).with(this.second, 0, "50/s").sender()) {
			assertThat(TestRelays.inTurn(sender, 30)).hasSize(5).allSatisfy(TestRelays::accepted);
			assertThat(sender.turn(30).messages()).isZero();
		}
	}

	@Test
	void whatIsSentWithoutATurnWaitsForNoLimit() {
		this.first.answer("CONNECT", BUSY);
		try (Sender sender = relays().with(this.first).with(this.second, 1, "1/h").sender()) {
			for (int i = 0; i < 3; i++) {
				assertThat(sender.send(EmailFixtures.message("at-once-1"))).isInstanceOf(Accepted.class);
			}
			assertThat(sender.turn(1).messages()).as("but counts").isZero();
		}
	}

	private TestRelays relays() {
		return new TestRelays(this.clock);
	}

}
