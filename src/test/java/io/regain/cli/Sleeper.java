package io.regain.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import io.regain.Patience;
import io.regain.RecordingSink;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that is stopped, as by a machine that is suspended, and wakes when another
 * has its run. {@code -Dregain.asleep=60} to let it sleep for longer, in seconds.
 */
final class Sleeper implements AutoCloseable {

	static final int CUSTOMERS = 1_500;

	static final String TAKEN_OVER = "the run has been taken over by another process; nothing more is sent from here";

	private static final int WORKERS = 4;

	private static final int GROUP = 10;

	static final int IN_THE_AIR = WORKERS * GROUP;

	private static final Duration ASLEEP = Duration.ofSeconds(Integer.getInteger("regain.asleep", 0));

	private final RecordingSink sink = new RecordingSink();

	private final TestHome home;

	@SuppressWarnings("NullAway.Init")
	private Process process;

	Sleeper(Path folder) {
		this.home = new TestHome(folder).with(this.sink)
			.with("REGAIN_DELIVERY_BACKOFF", "200ms")
			.with("REGAIN_DELIVERY_WORKERS", WORKERS)
			.with("REGAIN_DELIVERY_GROUP", GROUP);
		this.home.customers(CUSTOMERS);
	}

	TestHome home() {
		return this.home;
	}

	RecordingSink sink() {
		return this.sink;
	}

	/**
	 * @param heartbeat if it is long, its heart does not tell it what it has lost
	 */
	void start(String heartbeat) throws Exception {
		this.home.with("REGAIN_RUN_HEARTBEAT", heartbeat);
		this.process = this.home.start("run", "note", "--key", "k");
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	void fallAsleep() throws Exception {
		signal("STOP");
	}

	/** Another process that takes the run over, since this one's heart stands still. */
	Process next() throws Exception {
		this.home.with("REGAIN_RUN_HEARTBEAT", "500ms");
		return this.home.startBeside("run", "note", "--key", "k");
	}

	/**
	 * Lets it wake.
	 * @return how it ended
	 */
	int wake() throws Exception {
		Awaitility.await().pollDelay(ASLEEP).atMost(ASLEEP.plus(Patience.LONG)).until(this.process::isAlive);
		signal("CONT");
		return Patience.exit("the process that woke", this.process);
	}

	private void signal(String name) throws Exception {
		Process kill = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, this.process.pid())).start();
		assertThat(Patience.exit("kill", kill)).isZero();
	}

	/** What is known of each message, but not what another start may still decide. */
	Map<Long, String> ledger() {
		Map<Long, String> ledger = new HashMap<>();
		this.home.database()
			.sql("SELECT id, CONCAT_WS(' ', state, attempts, doubts, claimed_by, accepted_at) AS known FROM regain_message")
			.query((row) -> {
				ledger.put(row.getLong("id"), row.getString("known"));
			});
		return ledger;
	}

	/** What it had in the air, as the next process found it. */
	Set<Long> inTheAir() {
		Set<Long> found = this.home.leftInTheAir();
		assertThat(found).hasSizeBetween(1, IN_THE_AIR);
		return found;
	}

	static void await(String what, Callable<Boolean> condition) {
		Patience.await(what).pollInterval(Duration.ofMillis(10)).until(condition);
	}

	@Override
	public void close() {
		this.home.close();
		this.sink.close();
	}

}
