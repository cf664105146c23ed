package io.regain.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.regain.Patience;
import io.regain.RecordingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run of incident messages goes before one of marketing that another process drives.
 */
class OvertakingTests {

	private static final int CUSTOMERS = 5_000;

	private static final int AFFECTED = 1_000;

	private final RecordingSink sink = new RecordingSink();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@AfterEach
	void close() {
		this.sink.close();
	}

	@Test
	void marketingYieldsToAnIncidentOfAnotherProcessAndGoesOnAfterIt() throws Exception {
		// Two workers, each held up for 10 ms by each message: both runs are equally fast
		this.sink.pause(Duration.ofMillis(10));
		try (TestHome home = new TestHome(this.folder)) {
			home.with(this.sink)
				.with("REGAIN_DELIVERY_WORKERS", 2)
				.with("REGAIN_DELIVERY_GROUP", 5)
				.customers(CUSTOMERS);
			home.campaign("marketing", "SELECT id AS customer_id FROM regain_customer");
			Process marketing = home.start("run", "note", "--key", "marketing");
			Patience.await("marketing is being sent")
				.until(() -> this.sink.messageIds().size() > 100 || !marketing.isAlive());

			home.campaign("incident",
					"SELECT id AS customer_id FROM regain_customer ORDER BY id LIMIT %d".formatted(AFFECTED));
			Process incident = home.startBeside("run", "note", "--key", "incident");
			assertThat(Patience.exit("the incident's run", incident)).as(home.outputBeside()).isZero();
			List<String> before = this.sink.messageIds();
			this.sink.pause(Duration.ZERO);
			assertThat(Patience.exit("the run of marketing", marketing)).as(home.output()).isZero();

			assertThat(this.sink.messageIds()).hasSize(CUSTOMERS + AFFECTED).doesNotHaveDuplicates();
			// As many as of the incident, if nobody yielded
			assertThat(meanwhile(before, incidents(home))).isLessThan(AFFECTED * 3 / 4);
		}
	}

	/** How many others the relay took between the first and the last of these. */
	private static long meanwhile(List<String> taken, Set<Long> these) {
		List<Boolean> ours = taken.stream()
			.map((id) -> these.contains(Long.valueOf(id.substring(0, id.indexOf('-')), Character.MAX_RADIX)))
			.toList();
		return ours.subList(ours.indexOf(true), ours.lastIndexOf(true)).stream().filter((one) -> !one).count();
	}

	private static Set<Long> incidents(TestHome home) {
		return new HashSet<>(home.database().sql("""
				SELECT m.id FROM regain_message m JOIN regain_run r ON r.id = m.run_id
				WHERE r.message_class = 'INCIDENT'
				""").query(Long.class).list());
	}

}
