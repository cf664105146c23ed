package io.regain.channel.email;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.regain.TestClock;
import io.regain.channel.Answer;
import io.regain.channel.ClosedPort;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Outcome.Deferred;
import io.regain.channel.Outcome.Refused;
import io.regain.channel.Sender;
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

	private final TestClock clock = new TestClock();

	@AfterEach
	void stop() {
		List.of(this.first, this.second, this.third).forEach(ScriptedRelay::close);
	}

	@Test
	void eachHasItsShare() {
		try (Sender sender = relays().with(this.first, 5).with(this.second, 3).with(this.third, 2).sender()) {
			for (int i = 0; i < 100; i++) {
				assertThat(TestRelays.inTurn(sender, 1 + i % 7)).allSatisfy(TestRelays::accepted);
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
				assertThat(TestRelays.inTurn(sender, 5)).hasSize(5).allSatisfy(TestRelays::accepted);
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
			assertThat(TestRelays.inTurn(sender, 1).get(0).orThrow()).isInstanceOf(Deferred.class);
			assertThat(TestRelays.inTurn(sender, 1)).allSatisfy(TestRelays::accepted);
		}
		assertThat(this.first.count("RCPT")).isEqualTo(1);
		assertThat(this.second.letters).hasSize(1);
	}

	@Test
	void whatStandsBeforeADoorThatWasOpenBeforeGoesOnByAnother() {
		this.first.answer("END", "250 2.0.0 Ok" + ScriptedRelay.THEN_HANG_UP);
		try (Sender sender = relays().with(this.first).with(this.second).sender()) {
			List<Answer> answers = TestRelays.handOver(sender.turn(5), () -> {
				if (this.first.connections() > 0) {
					this.first.answer("CONNECT", BUSY);
				}
				return true;
			});
			assertThat(answers).hasSize(5).allSatisfy(TestRelays::accepted);
		}
		assertThat(this.first.acknowledged()).hasSize(1);
		assertThat(this.second.acknowledged()).hasSize(4);
	}

	@Test
	void whatNobodyLetsInIsTriedOnce() {
		this.first.answer("CONNECT", BUSY);
		this.second.answer("CONNECT", BUSY);
		try (Sender sender = relays().with(this.first).with(this.second).sender()) {
			assertThat(TestRelays.inTurn(sender, 4)).as("the others have not been tried")
				.containsExactly(Answer.of(new Deferred("4.3.2", "Too busy", Optional.empty(), true)));
			assertThat(this.first.connections()).isEqualTo(1);
			assertThat(this.second.connections()).isEqualTo(1);
			assertThat(TestRelays.inTurn(sender, 4)).as("nobody waits in here").hasSize(1);
		}
	}

	@Test
	void whatOneRefusesToKnowUsForIsRefusedOnlyIfAllDo() {
		this.first.answer("CONNECT", "554 5.7.1 Not you" + ScriptedRelay.THEN_HANG_UP);
		this.second.answer("CONNECT", BUSY);
		try (Sender sender = relays().with(this.first).with(this.second).sender()) {
			assertThat(TestRelays.inTurn(sender, 2)).as("whichever is asked last").allSatisfy(RelaysTests::deferred);
			assertThat(TestRelays.inTurn(sender, 2)).as("one of them rests").allSatisfy(RelaysTests::deferred);
			this.second.answer("CONNECT", "554 5.7.1 Not you" + ScriptedRelay.THEN_HANG_UP);
			this.clock.advance(Duration.ofMinutes(2));
			assertThat(TestRelays.inTurn(sender, 2))
				.allSatisfy((answer) -> assertThat(answer.orThrow()).isInstanceOf(Refused.class));
		}
	}

	@Test
	void aRelayThatRefusesAllIsLeftAloneToo() {
		this.first.answer("MAIL", "550 5.7.1 Sender not allowed");
		try (Sender sender = relays().with(this.first).with(this.second).sender()) {
			TestRelays.inTurn(sender, 3);
			assertThat(TestRelays.inTurn(sender, 30)).hasSize(30).allSatisfy(TestRelays::accepted);
		}
		assertThat(this.first.count("MAIL")).isEqualTo(3);
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
			assertThat(TestRelays.inTurn(sender, 4)).isNotEmpty().allSatisfy(TestRelays::accepted);
		}
		return this.first.connections() - before;
	}

	private static void deferred(Answer answer) {
		assertThat(answer.orThrow()).isInstanceOf(Deferred.class);
	}

}
