package io.regain.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.regain.Patience;
import io.regain.RecordingSink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The process itself, as a scheduler starts and stops it. */
class ProcessTests {

	private static final int CUSTOMERS = 400;

	private final RecordingSink sink = new RecordingSink();

	private Optional<TestHome> running = Optional.empty();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@AfterEach
	void close() {
		this.running.ifPresent(TestHome::close);
		this.sink.close();
	}

	/**
	 * A relay that takes half a second for each message: a group of 20 would take too
	 * long.
	 */
	@Test
	void stoppedInMidRunItEndsWithThreeAndTheNextStartGoesOn() throws Exception {
		TestHome home = home("SELECT id AS customer_id FROM regain_customer");
		this.sink.pause(Duration.ofMillis(500));
		stopWhileSending(home);
		goOn(home);
	}

	@Test
	void itEndsSoThoughTheRelayIsSlowWithEachReply() throws Exception {
		TestHome home = home("SELECT id AS customer_id FROM regain_customer");
		this.sink.think(Duration.ofMillis(200));
		stopWhileSending(home);
		goOn(home);
	}

	@Test
	void stoppedWhilePlanningItSendsNothingAndTheNextStartPlansAfresh() throws Exception {
		TestHome home = home("SELECT id AS customer_id, SLEEP(0.02) AS z FROM regain_customer");
		assertThat(home.start("migrate").waitFor()).isZero();
		Process first = home.start("run", "note", "--key", "k");
		Awaitility.await("it to plan")
			.atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofMillis(10))
			.until(() -> !first.isAlive() || !home.database()
				.sql("SELECT 1 FROM regain_run_hold WHERE fence = 1")
				.query()
				.listOfRows()
				.isEmpty());
		first.destroy();
		assertThat(first.waitFor(30, TimeUnit.SECONDS)).as(home.output()).isTrue();
		assertThat(first.exitValue()).as(home.output()).isEqualTo(Exit.STOPPED);
		assertThat(home.database().sql("SELECT status FROM regain_run").query(String.class).single())
			.isEqualTo("PLANNING");
		assertThat(this.sink.messageIds()).isEmpty();
		goOn(home);
	}

	private TestHome home(String sql) throws Exception {
		TestHome home = new TestHome(this.folder).with(this.sink).with("REGAIN_DELIVERY_WORKERS", 2);
		this.running = Optional.of(home);
		home.customers(CUSTOMERS);
		home.campaign("service", sql);
		return home;
	}

	private void stopWhileSending(TestHome home) throws Exception {
		Process first = home.start("run", "note", "--key", "k");
		Patience.await("ten messages have left").until(() -> this.sink.messageIds().size() >= 10 || !first.isAlive());
		first.destroy();
		// It promises 10 s, after which it ends what is in the air in the middle
		assertThat(first.waitFor(30, TimeUnit.SECONDS)).as(home.output()).isTrue();
		assertThat(first.exitValue()).as(home.output()).isEqualTo(Exit.STOPPED);
		assertThat(this.sink.messageIds()).hasSizeBetween(10, CUSTOMERS - 10);
		assertThat(home.states()).containsOnlyKeys("ACCEPTED", "PLANNED");
		assertThat(home.output()).contains("SENDING", "'run note --key k' goes on");
	}

	private void goOn(TestHome home) throws Exception {
		this.sink.pause(Duration.ZERO);
		this.sink.think(Duration.ZERO);
		Process second = home.start("run", "note", "--key", "k");
		assertThat(Patience.exit("the second start", second)).as(home.output()).isZero();
		assertThat(home.states()).containsOnlyKeys("ACCEPTED");
		assertThat(this.sink.messageIds()).hasSize(CUSTOMERS).doesNotHaveDuplicates();
	}

}
