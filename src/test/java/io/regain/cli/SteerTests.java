package io.regain.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.regain.Patience;
import io.regain.RecordingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** One process drives a run, another decides that it must not go on. */
class SteerTests {

	private static final int CUSTOMERS = 2_000;

	private static final int WORKERS = 2;

	private static final int GROUP = 5;

	private final RecordingSink sink = new RecordingSink();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private TestHome home;

	@BeforeEach
	void begin() throws Exception {
		this.home = new TestHome(this.folder).with(this.sink)
			.with("REGAIN_DELIVERY_WORKERS", WORKERS)
			.with("REGAIN_DELIVERY_GROUP", GROUP);
		this.home.customers(CUSTOMERS);
		this.home.campaign("service", "SELECT id AS customer_id FROM regain_customer");
		this.sink.pause(Duration.ofMillis(100));
	}

	@AfterEach
	void close() {
		this.home.close();
		this.sink.close();
	}

	@Test
	void afterAPauseAtMostWhatIsInTheAirLeavesAndARunGoesOnWhenItIsResumed() throws Exception {
		Process driver = drive();
		Process pause = this.home.startBeside("pause", "note@k", "--by", "olga");
		int taken = takenWhen("PAUSED");
		assertThat(driver.waitFor(30, TimeUnit.SECONDS)).as(this.home.output()).isTrue();
		assertThat(driver.exitValue()).as(this.home.output()).isEqualTo(Exit.STOPPED);
		assertThat(this.home.output()).contains("note@k was paused by olga at", "'resume note@k' lets it go on");
		assertThat(this.sink.messageIds()).hasSizeBetween(taken, taken + WORKERS * GROUP);
		assertThat(this.home.states()).containsOnlyKeys("ACCEPTED", "PLANNED");
		assertThat(exit(pause)).isEqualTo(Exit.OK);

		assertThat(exit(this.home.start("run", "note", "--key", "k"))).isEqualTo(Exit.REFUSED);
		assertThat(this.home.output()).contains("Refused: note@k was paused by olga at");
		assertThat(exit(this.home.start("resume", "note@k"))).isEqualTo(Exit.OK);
		this.sink.pause(Duration.ZERO);
		assertThat(exit(this.home.start("run", "note", "--key", "k"))).as(this.home.output()).isEqualTo(Exit.OK);
		assertThat(this.sink.messageIds()).hasSize(CUSTOMERS).doesNotHaveDuplicates();
	}

	@Test
	void aCancelledRunIsGivenUpForGoodAndItsOwnerTold() throws Exception {
		this.home.with("REGAIN_RUN_TELL_OWNER", true);
		Process driver = drive();
		Process cancel = this.home.startBeside("cancel", "note@k", "--by", "olga", "--json");
		int taken = takenWhen("CANCELLED");
		assertThat(driver.waitFor(30, TimeUnit.SECONDS)).as(this.home.output()).isTrue();
		assertThat(driver.exitValue()).as(this.home.output()).isEqualTo(Exit.STOPPED);
		assertThat(exit(cancel)).isEqualTo(Exit.OK);
		List<String> ids = this.sink.messageIds();
		assertThat(ids).filteredOn((id) -> id.startsWith("owner-")).hasSize(1);
		assertThat(mails()).hasSizeBetween(taken, taken + WORKERS * GROUP);
		assertThat(this.home.states())
			.isEqualTo(Map.of("ACCEPTED", ids.size() - 1L, "CANCELLED", CUSTOMERS - ids.size() + 1L));

		assertThat(exit(this.home.start("run", "note", "--key", "k"))).isEqualTo(Exit.STOPPED);
		assertThat(this.home.output()).contains("cancelled by olga at", "had ended before; nothing was sent now");
		assertThat(this.sink.messageIds()).hasSameSizeAs(ids);
	}

	private Process drive() throws Exception {
		Process driver = this.home.start("run", "note", "--key", "k");
		Patience.await("twenty messages have left")
			.until(() -> this.sink.messageIds().size() >= 20 || !driver.isAlive());
		return driver;
	}

	/** How many messages the relay had taken when that was so. */
	private int takenWhen(String status) {
		Patience.await("the run is " + status)
			.pollInterval(Duration.ofMillis(20))
			.until(() -> this.home.database().sql("SELECT status FROM regain_run").query(String.class).single(),
					status::equals);
		return mails().size();
	}

	/** Without what the owner is told, perhaps a moment after. */
	private List<String> mails() {
		return this.sink.messageIds().stream().filter((id) -> !id.startsWith("owner-")).toList();
	}

	private static int exit(Process process) throws Exception {
		return Patience.exit("the command", process);
	}

}
