package io.regain.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.regain.Patience;
import io.regain.RecordingSink;
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
	 * A relay that takes a second for each message: a group of 20 would take too long.
	 */
	@Test
	void stoppedInMidRunItEndsWithThreeAndTheNextStartGoesOn() throws Exception {
		TestHome home = new TestHome(this.folder).with("SPRING_MAIL_HOST", "127.0.0.1")
			.with("SPRING_MAIL_PORT", this.sink.port());
		this.running = Optional.of(home);
		home.customers(CUSTOMERS);
		home.campaign("service", "SELECT id AS customer_id FROM regain_customer");
		this.sink.pause(Duration.ofSeconds(1));
		Process first = home.start("run", "note", "--key", "k");
		Patience.await("ten messages have left").until(() -> this.sink.messageIds().size() >= 10 || !first.isAlive());
		first.destroy();
		// It promises 10 s, after which it ends what is in the air in the middle
		assertThat(first.waitFor(30, TimeUnit.SECONDS)).as(home.output()).isTrue();
		assertThat(first.exitValue()).as(home.output()).isEqualTo(Exit.STOPPED);
		assertThat(this.sink.messageIds()).hasSizeBetween(10, CUSTOMERS - 10);
		assertThat(home.states()).containsOnlyKeys("ACCEPTED", "PLANNED");
		assertThat(home.output()).contains("SENDING", "'run note --key k' goes on");

		this.sink.pause(Duration.ZERO);
		Process second = home.start("run", "note", "--key", "k");
		assertThat(Patience.exit("the second start", second)).as(home.output()).isZero();
		assertThat(home.states()).containsOnlyKeys("ACCEPTED");
		assertThat(this.sink.messageIds()).hasSize(CUSTOMERS).doesNotHaveDuplicates();
	}

}
