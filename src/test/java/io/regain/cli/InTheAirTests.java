package io.regain.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import io.regain.RecordingSink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process at full speed with the settings that it has by default, looked at all the
 * time.
 */
class InTheAirTests {

	private static final int CUSTOMERS = 10_000;

	private static final int WORKERS = 8;

	private static final int GROUP = 20;

	private final RecordingSink sink = new RecordingSink();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private TestHome home;

	@SuppressWarnings("NullAway.Init")
	private Process process;

	@BeforeEach
	void start() throws Exception {
		this.home = new TestHome(this.folder).with(this.sink);
		this.home.customers(CUSTOMERS);
		this.home.campaign("service", "SELECT id AS customer_id FROM regain_customer");
		this.process = this.home.start("run", "note", "--key", "k");
		Awaitility.await("the first message")
			.atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> !this.sink.messageIds().isEmpty() || !this.process.isAlive());
	}

	@AfterEach
	void close() {
		this.process.destroyForcibly();
		this.sink.close();
	}

	@Test
	void noMoreThanWorkersTimesGroupIsMarkedAndTheRelaysRecordLiesBetweenMarkAndOutcome() throws Exception {
		int looks = 0;
		int most = 0;
		while (this.process.isAlive()) {
			Set<Long> accepted = this.home.messages("state = 'ACCEPTED'");
			Set<Long> taken = Taken.by(this.sink).each();
			Set<Long> notBegun = this.home.messages("state = 'PLANNED'");
			int marked = this.home.messages("state = 'SENDING'").size();
			accepted.removeAll(taken);
			assertThat(accepted).as("recorded as accepted, and not taken before").isEmpty();
			notBegun.retainAll(taken);
			assertThat(notBegun).as("taken, and not marked before").isEmpty();
			assertThat(marked).as("in the air").isLessThanOrEqualTo(WORKERS * GROUP);
			most = Math.max(most, marked);
			looks++;
		}
		assertThat(this.process.exitValue()).as(this.home.output()).isEqualTo(Exit.OK);
		assertThat(Taken.by(this.sink).messages()).hasSize(CUSTOMERS).doesNotHaveDuplicates();
		assertThat(most).as("in the air, of %d looks", looks).isPositive();
		// For reliability.md: what the bound is in practice
		System.out.printf("InTheAirTests: at most %d were in the air, in %d looks%n", most, looks);
	}

}
