package io.regain.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.regain.FallibleDatabase;
import io.regain.Patience;
import io.regain.RecordingSink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The database goes away in mid-run, and comes back. What counts is the relay's own
 * record. {@code -Dregain.away=20} for a longer absence, in seconds.
 */
class LedgerAwayTests {

	private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("regain.away", 5));

	private static final int CUSTOMERS = 3_000;

	private static final int WORKERS = 4;

	private static final int GROUP = 10;

	private static final int IN_THE_AIR = WORKERS * GROUP;

	private final FallibleDatabase database = new FallibleDatabase();

	private final RecordingSink sink = new RecordingSink();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private TestHome home;

	@BeforeEach
	void furnish() throws Exception {
		this.home = new TestHome(this.folder, this.database.schema()).with(this.sink)
			.with("REGAIN_RUN_HEARTBEAT", "500ms")
			.with("REGAIN_DELIVERY_BACKOFF", "200ms")
			.with("REGAIN_DELIVERY_WORKERS", WORKERS)
			.with("REGAIN_DELIVERY_GROUP", GROUP);
		this.home.customers(CUSTOMERS);
		this.home.campaign("service", "SELECT id AS customer_id FROM regain_customer");
		this.sink.pause(Duration.ofMillis(5));
	}

	@AfterEach
	void close() {
		this.home.close();
		this.sink.close();
		this.database.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void sendingStopsWithinOneGroupAndGoesOnWhenTheDatabaseIsBack(boolean killed) throws Exception {
		Process process = runIntoTheMiddle();
		int before = goAway(killed);
		Awaitility.await().pollDelay(AWAY).atMost(AWAY.plus(Patience.LONG)).until(process::isAlive);
		assertThat(this.sink.messageIds()).hasSizeLessThanOrEqualTo(before + IN_THE_AIR);
		this.database.start();
		assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(this.home.output()).isTrue();
		assertThat(process.exitValue()).as(this.home.output()).isEqualTo(Exit.OK);
		assertThat(this.home.states()).containsOnlyKeys("ACCEPTED").containsEntry("ACCEPTED", (long) CUSTOMERS);
		assertThat(this.sink.messageIds()).hasSize(CUSTOMERS).doesNotHaveDuplicates();
		assertThat(this.home.output()).contains("The ledger is away", "The ledger is back");
	}

	@Test
	void anAbsenceThatIsTooLongEndsTheProcessAndTheNextStartGoesOn() throws Exception {
		this.home.with("REGAIN_DELIVERY_PATIENCE", "2s").with("SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", 5_000);
		Process process = runIntoTheMiddle();
		int before = goAway(true);
		assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(this.home.output()).isTrue();
		assertThat(process.exitValue()).as(this.home.output()).isEqualTo(Exit.UNREACHABLE);
		assertThat(this.home.output()).contains("The ledger could not be reached for 2 s (regain.delivery.patience)");
		assertThat(this.sink.messageIds()).hasSizeLessThanOrEqualTo(before + IN_THE_AIR);

		this.database.start();
		this.sink.pause(Duration.ZERO);
		this.home.with("REGAIN_DELIVERY_PATIENCE", "5m").with("SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", 10_000);
		Process next = this.home.start("run", "note", "--key", "k");
		assertThat(next.waitFor(5, TimeUnit.MINUTES)).as(this.home.output()).isTrue();
		assertThat(next.exitValue()).as(this.home.output()).isEqualTo(Exit.OK);
		assertThat(this.home.states()).containsOnlyKeys("ACCEPTED").containsEntry("ACCEPTED", (long) CUSTOMERS);
		Set<String> everybody = new HashSet<>(this.sink.messageIds());
		assertThat(everybody).hasSize(CUSTOMERS);
		assertThat(this.sink.messageIds()).hasSizeLessThanOrEqualTo(CUSTOMERS + IN_THE_AIR);
	}

	private Process runIntoTheMiddle() throws Exception {
		// However long the database takes to go, the run has not ended before
		this.sink.allow(CUSTOMERS - 5 * IN_THE_AIR);
		Process process = this.home.start("run", "note", "--key", "k");
		Patience.await("a quarter has left")
			.pollInterval(Duration.ofMillis(20))
			.until(() -> this.sink.messageIds().size() > CUSTOMERS / 4 || !process.isAlive());
		assertThat(this.sink.messageIds()).as(this.home.output()).hasSizeBetween(CUSTOMERS / 4, CUSTOMERS - IN_THE_AIR);
		return process;
	}

	/**
	 * An orderly shutdown takes a moment, in which sending goes on.
	 * @return how many messages the relay had when the database was gone
	 */
	private int goAway(boolean killed) {
		if (killed) {
			this.database.kill();
		}
		else {
			this.database.stop();
		}
		int taken = this.sink.messageIds().size();
		this.sink.allow(Integer.MAX_VALUE);
		return taken;
	}

}
