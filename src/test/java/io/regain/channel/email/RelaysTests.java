package io.regain.channel.email;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.regain.channel.Answer;
import io.regain.channel.ClosedPort;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Outcome.Deferred;
import io.regain.channel.Outcome.Refused;
import io.regain.channel.Sender;
import io.regain.channel.SettableClock;
import io.regain.channel.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Several relays beside each other, real ones on loopback. */
class RelaysTests {

	private static final String BUSY = "421 4.3.2 Too busy" + ScriptedRelay.THEN_HANG_UP;

	private final ScriptedRelay first = new ScriptedRelay(true);

	private final ScriptedRelay second = new ScriptedRelay(true);

	private final ScriptedRelay third = new ScriptedRelay(false);

	private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));

	@AfterEach
	void stop() {
		List.of(this.first, this.second, this.third).forEach(ScriptedRelay::close);
	}

	@Test
	void eachHasItsShare() {
		try (Sender sender = relays().with(this.first, 5).with(this.second, 3).with(this.third, 2).sender()) {
			for (int i = 0; i < 100; i++) {
				assertThat(inTurn(sender, 1 + i % 7)).allSatisfy(RelaysTests::accepted);
			}
		}
		int all = all();
		assertThat(all).isEqualTo(IntStream.range(0, 100).map((i) -> 1 + i % 7).sum());
		assertThat(this.first.letters.size()).isBetween(all * 5 / 10 - 7, all * 5 / 10 + 7);
		assertThat(this.second.letters.size()).isBetween(all * 3 / 10 - 7, all * 3 / 10 + 7);
		assertThat(this.third.letters.size()).isBetween(all * 2 / 10 - 7, all * 2 / 10 + 7);
	}

	@Test
	void oneThatIsDownCostsNoLetterAndIsLeftAlone() {
		try (Sender sender = relays().with(ClosedPort.find(), Limits.NONE).with(this.second).sender()) {
			for (int i = 0; i < 20; i++) {
				assertThat(inTurn(sender, 5)).hasSize(5).allSatisfy(RelaysTests::accepted);
			}
		}
		assertThat(this.second.letters).hasSize(100);
	}

	@Test
	void whoHasFailedIsTriedWithOneLetterAfterEachRestUntilItWorks() {
		try (Sender sender = relays().with(this.first).with(this.second).sender()) {
			this.first.answer("CONNECT", BUSY);
			assertThat(tries(sender, Duration.ZERO)).isEqualTo(1);
			assertThat(tries(sender, Duration.ofMillis(999))).isZero();
			assertThat(tries(sender, Duration.ofMillis(1))).isEqualTo(1);
			assertThat(tries(sender, Duration.ofMillis(1_999))).isZero();
			assertThat(tries(sender, Duration.ofMillis(1))).isEqualTo(1);
			assertThat(tries(sender, Duration.ofSeconds(3))).isZero();
			this.first.answer("CONNECT", "220 relay.example");
			assertThat(this.first.letters).isEmpty();
			assertThat(tries(sender, Duration.ofSeconds(1))).isEqualTo(1);
			assertThat(this.first.letters).as("the trial, and its share again").hasSizeGreaterThan(10);
		}
	}

	@Test
	void whatIsDeferredByOneMayLeaveByAnother() {
		this.first.answer("RCPT", "450 4.2.0 Greylisted");
		try (Sender sender = relays().with(this.first).with(this.second).sender()) {
			assertThat(inTurn(sender, 1).get(0).orThrow()).isInstanceOf(Deferred.class);
			assertThat(inTurn(sender, 1)).allSatisfy(RelaysTests::accepted);
		}
		assertThat(this.first.count("RCPT")).isEqualTo(1);
		assertThat(this.second.letters).hasSize(1);
	}

	@Test
	void whatStandsBeforeADoorThatWasOpenBeforeGoesOnByAnother() {
		this.first.answer("END", "250 2.0.0 Ok" + ScriptedRelay.THEN_HANG_UP);
		try (Sender sender = relays().with(this.first).with(this.second).sender()) {
			List<Answer> answers = handOver(sender.turn(5), () -> {
				if (this.first.connections() > 0) {
					this.first.answer("CONNECT", BUSY);
				}
				return true;
			});
			assertThat(answers).hasSize(5).allSatisfy(RelaysTests::accepted);
		}
		assertThat(this.first.acknowledged()).hasSize(1);
		assertThat(this.second.acknowledged()).hasSize(4);
	}

	@Test
	void onlyWhatNobodyLetsInIsDeferred() {
		this.first.answer("CONNECT", BUSY);
		this.second.answer("CONNECT", BUSY);
		try (Sender sender = relays().with(this.first).with(this.second).sender()) {
			assertThat(inTurn(sender, 4)).hasSize(4)
				.containsOnly(Answer.of(new Deferred("4.3.2", "Too busy", Optional.empty(), true)));
			assertThat(this.first.connections()).isEqualTo(1);
			assertThat(this.second.connections()).isEqualTo(1);
			assertThat(inTurn(sender, 4)).as("nobody waits in here").hasSize(4);
		}
	}

	@Test
	void whatOneRefusesToKnowUsForIsRefusedOnlyIfAllDo() {
		this.first.answer("CONNECT", "554 5.7.1 Not you" + ScriptedRelay.THEN_HANG_UP);
		this.second.answer("CONNECT", BUSY);
		try (Sender sender = relays().with(this.first).with(this.second).sender()) {
			assertThat(inTurn(sender, 2)).as("whichever is asked last").allSatisfy(RelaysTests::deferred);
			assertThat(inTurn(sender, 2)).as("one of them rests").allSatisfy(RelaysTests::deferred);
			this.second.answer("CONNECT", "554 5.7.1 Not you" + ScriptedRelay.THEN_HANG_UP);
			this.clock.advance(Duration.ofMinutes(2));
			assertThat(inTurn(sender, 2))
				.allSatisfy((answer) -> assertThat(answer.orThrow()).isInstanceOf(Refused.class));
		}
	}

	@Test
	void aRelayThatRefusesAllIsLeftAloneToo() {
		this.first.answer("MAIL", "550 5.7.1 Sender not allowed");
		try (Sender sender = relays().with(this.first).with(this.second).sender()) {
			inTurn(sender, 3);
			assertThat(inTurn(sender, 30)).hasSize(30).allSatisfy(RelaysTests::accepted);
		}
		assertThat(this.first.count("MAIL")).isEqualTo(3);
	}

	@Test
	void eachKeepsToItsRate() {
		try (Sender sender = relays().with(this.first, 0, "20/s").with(this.second, 0, "50/s").sender()) {
			for (int i = 0; i < 100; i++) {
				for (Turn turn = sender.turn(30); turn.messages() > 0; turn = sender.turn(30)) {
					assertThat(handOver(turn, () -> true)).hasSize(turn.messages()).allSatisfy(RelaysTests::accepted);
				}
				assertThat(sender.turn(30).again()).isPositive().isLessThanOrEqualTo(Duration.ofMillis(100));
				this.clock.advance(Duration.ofMillis(20));
			}
		}
		assertThat(this.first.letters).as("in 2 s, and at once").hasSizeBetween(38, 42);
		assertThat(this.second.letters).hasSizeBetween(95, 105);
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
			assertThat(inTurn(sender, 30)).hasSize(5).allSatisfy(RelaysTests::accepted);
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

	private int all() {
		return this.first.letters.size() + this.second.letters.size() + this.third.letters.size();
	}

	/** How often the first is connected to when there is much to do, after a while. */
	private int tries(Sender sender, Duration later) {
		this.clock.advance(later);
		int before = this.first.connections();
		for (int i = 0; i < 10; i++) {
			assertThat(inTurn(sender, 4)).isNotEmpty().allSatisfy(RelaysTests::accepted);
		}
		return this.first.connections() - before;
	}

	private static List<Answer> inTurn(Sender sender, int messages) {
		return handOver(sender.turn(messages), () -> true);
	}

	private static List<Answer> handOver(Turn turn, BooleanSupplier goOn) {
		try (turn) {
			return turn.sender().sendAll(Collections.nCopies(turn.messages(), EmailFixtures.message("1-relays")), goOn);
		}
	}

	private static void accepted(Answer answer) {
		assertThat(answer.orThrow()).isInstanceOf(Accepted.class);
	}

	private static void deferred(Answer answer) {
		assertThat(answer.orThrow()).isInstanceOf(Deferred.class);
	}

}
