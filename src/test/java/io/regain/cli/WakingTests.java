package io.regain.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.regain.Patience;
import io.regain.RecordingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process falls asleep while it sends, and wakes when another has its run. What counts
 * is the relay's own record.
 */
class WakingTests {

	private static final String HARDLY_EVER = "1h";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private Sleeper sleeper;

	@SuppressWarnings("NullAway.Init")
	private TestHome home;

	@SuppressWarnings("NullAway.Init")
	private RecordingSink sink;

	@BeforeEach
	void furnish() {
		this.sleeper = new Sleeper(this.folder);
		this.home = this.sleeper.home();
		this.sink = this.sleeper.sink();
		this.sink.pause(Duration.ofMillis(20));
	}

	@AfterEach
	void close() {
		this.sleeper.close();
	}

	/**
	 * Its heart does not tell it that the run was taken over: the fence alone stops it.
	 */
	@Test
	void marketingThatWasInTheAirMayStillLeaveButNobodyGetsItTwice() throws Exception {
		fallAsleepInTheMiddle("marketing", HARDLY_EVER);
		this.sink.pause(Duration.ZERO);
		assertThat(exit(this.sleeper.next())).as(this.home.outputBeside()).isEqualTo(Exit.PARTIALLY_FAILED);
		Set<Long> inTheAir = this.sleeper.inTheAir();
		assertThat(this.home.messages("state = 'IN_DOUBT'")).isEqualTo(inTheAir);
		Map<Long, String> before = this.sleeper.ledger();
		int taken = this.sink.messageIds().size();

		int end = this.sleeper.wake();
		Set<Long> inDoubt = this.home.messages("state = 'IN_DOUBT'");
		assertThat(end).as(this.home.output()).isEqualTo(inDoubt.isEmpty() ? Exit.OK : Exit.PARTIALLY_FAILED);
		assertThat(this.home.output()).contains(Sleeper.TAKEN_OVER);
		assertThat(changed(before)).isSubsetOf(inTheAir);
		Taken record = Taken.by(this.sink);
		assertThat(record.twice()).isEmpty();
		assertThat(record.messages()).hasSizeBetween(taken, taken + Sleeper.IN_THE_AIR);
		assertThat(this.home.messages("state = 'ACCEPTED'")).isEqualTo(record.each())
			.hasSize(Sleeper.CUSTOMERS - inDoubt.size());
	}

	@Test
	void whoMustBeReachedGetsItTwiceAtMostIfItWasInTheAir() throws Exception {
		fallAsleepInTheMiddle("service", "500ms");
		this.sink.pause(Duration.ZERO);
		assertThat(exit(this.sleeper.next())).as(this.home.outputBeside()).isEqualTo(Exit.OK);
		Set<Long> inTheAir = this.sleeper.inTheAir();
		Map<Long, String> before = this.sleeper.ledger();
		int taken = this.sink.messageIds().size();

		assertThat(this.sleeper.wake()).as(this.home.output()).isEqualTo(Exit.OK);
		assertThat(this.home.output()).contains(Sleeper.TAKEN_OVER);
		assertThat(changed(before)).isEmpty();
		Taken record = Taken.by(this.sink);
		assertThat(record.messages()).hasSizeBetween(taken, taken + Sleeper.IN_THE_AIR);
		assertThat(record.each()).isEqualTo(this.home.messages("state = 'ACCEPTED'")).hasSize(Sleeper.CUSTOMERS);
		assertThat(record.twice()).isSubsetOf(inTheAir);
		assertThat(this.home.messages("doubts > 0")).isEqualTo(inTheAir);
	}

	/**
	 * Its heart does not tell it that the run was taken over: the fence alone stops it.
	 */
	@Test
	void oneThatWakesWhileTheNextIsSendingEndsAndLeavesItTheRun() throws Exception {
		fallAsleepInTheMiddle("service", HARDLY_EVER);
		int taken = this.sink.messageIds().size();
		this.sink.pause(Duration.ofMillis(200));
		Process next = this.sleeper.next();
		Sleeper.await("the next process to send",
				() -> this.sink.messageIds().size() > taken + Sleeper.IN_THE_AIR || !next.isAlive());
		assertThat(this.sleeper.wake()).as(this.home.output()).isEqualTo(Exit.STOPPED);
		assertThat(this.home.output()).contains(Sleeper.TAKEN_OVER);
		this.sink.pause(Duration.ZERO);
		assertThat(exit(next)).as(this.home.outputBeside()).isEqualTo(Exit.OK);
		Taken record = Taken.by(this.sink);
		assertThat(record.each()).isEqualTo(this.home.messages("state = 'ACCEPTED'")).hasSize(Sleeper.CUSTOMERS);
		assertThat(record.twice()).isSubsetOf(this.sleeper.inTheAir());
	}

	/** With all that may be in the air. */
	private void fallAsleepInTheMiddle(String messageClass, String heartbeat) throws Exception {
		this.home.campaign(messageClass, "SELECT id AS customer_id FROM regain_customer");
		int answered = Sleeper.CUSTOMERS / 5;
		this.sink.allow(answered);
		this.sleeper.start(heartbeat);
		// No ledger is there before a message has been sent
		Sleeper.await("all its workers to wait for the relay",
				() -> (this.sink.messageIds().size() >= answered
						&& this.home.messages("state = 'SENDING'").size() == Sleeper.IN_THE_AIR)
						|| !this.sleeper.isAlive());
		this.sleeper.fallAsleep();
		assertThat(this.sink.messageIds()).as(this.home.output()).hasSize(answered);
		this.sink.allow(Integer.MAX_VALUE);
	}

	private Set<Long> changed(Map<Long, String> before) {
		Map<Long, String> now = this.sleeper.ledger();
		assertThat(now).hasSameSizeAs(before);
		now.entrySet().removeAll(before.entrySet());
		return now.keySet();
	}

	private static int exit(Process next) throws Exception {
		return Patience.exit("the next process", next);
	}

}
