package io.regain.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import io.regain.Patience;
import io.regain.RecordingSink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process is stopped, as by a machine that is suspended, and wakes when another has its
 * run. What counts is the relay's own record. {@code -Dregain.asleep=60} to let it sleep
 * for longer, in seconds.
 */
class WakingTests {

	private static final Duration ASLEEP = Duration.ofSeconds(Integer.getInteger("regain.asleep", 0));

	private static final int CUSTOMERS = 1_500;

	private static final int WORKERS = 4;

	private static final int GROUP = 10;

	private static final int IN_THE_AIR = WORKERS * GROUP;

	private static final String EVERYBODY = "SELECT id AS customer_id FROM regain_customer";

	private static final String TAKEN_OVER = "the run has been taken over by another process; nothing more is sent from here";

	private final RecordingSink sink = new RecordingSink();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private TestHome home;

	@SuppressWarnings("NullAway.Init")
	private Process sleeper;

	@BeforeEach
	void furnish() {
		this.home = new TestHome(this.folder).with("SPRING_MAIL_HOST", "127.0.0.1")
			.with("SPRING_MAIL_PORT", this.sink.port())
			.with("REGAIN_RUN_HEARTBEAT", "500ms")
			.with("REGAIN_DELIVERY_BACKOFF", "200ms")
			.with("REGAIN_DELIVERY_WORKERS", WORKERS)
			.with("REGAIN_DELIVERY_GROUP", GROUP);
		this.home.customers(CUSTOMERS);
		this.sink.pause(Duration.ofMillis(20));
	}

	@AfterEach
	void close() {
		this.home.close();
		this.sink.close();
	}

	/**
	 * Its heart does not tell it that the run was taken over: the fence alone stops it.
	 */
	@Test
	void marketingThatWasInTheAirMayStillLeaveButNobodyGetsItTwice() throws Exception {
		this.home.with("REGAIN_RUN_HEARTBEAT", "1h");
		fallAsleepWhileSending("marketing");
		this.home.with("REGAIN_RUN_HEARTBEAT", "500ms");
		this.sink.pause(Duration.ZERO);
		Process next = next();
		assertThat(exit(next)).as(this.home.outputBeside()).isEqualTo(Exit.PARTIALLY_FAILED);
		Set<Long> inTheAir = inTheAir();
		assertThat(messages("state = 'IN_DOUBT'")).isEqualTo(inTheAir);
		Map<Long, String> before = ledger();
		int taken = this.sink.messageIds().size();

		wake();
		int end = exit(this.sleeper);
		Set<Long> inDoubt = messages("state = 'IN_DOUBT'");
		assertThat(end).as(this.home.output()).isEqualTo(inDoubt.isEmpty() ? Exit.OK : Exit.PARTIALLY_FAILED);
		assertThat(changed(before)).isSubsetOf(inTheAir);
		Taken record = Taken.by(this.sink);
		assertThat(record.twice()).isEmpty();
		assertThat(record.messages()).hasSizeBetween(taken, taken + IN_THE_AIR);
		assertThat(messages("state = 'ACCEPTED'")).isEqualTo(record.each()).hasSize(CUSTOMERS - inDoubt.size());
	}

	@Test
	void whoMustBeReachedGetsItTwiceAtMostIfItWasInTheAir() throws Exception {
		fallAsleepWhileSending("service");
		this.sink.pause(Duration.ZERO);
		Process next = next();
		assertThat(exit(next)).as(this.home.outputBeside()).isEqualTo(Exit.OK);
		Set<Long> inTheAir = inTheAir();
		Map<Long, String> before = ledger();
		int taken = this.sink.messageIds().size();

		wake();
		assertThat(exit(this.sleeper)).as(this.home.output()).isEqualTo(Exit.OK);
		assertThat(this.home.output()).contains(TAKEN_OVER);
		assertThat(changed(before)).isEmpty();
		Taken record = Taken.by(this.sink);
		assertThat(record.messages()).hasSizeBetween(taken, taken + IN_THE_AIR);
		assertThat(record.each()).isEqualTo(messages("state = 'ACCEPTED'")).hasSize(CUSTOMERS);
		assertThat(record.twice()).isSubsetOf(inTheAir);
		assertThat(messages("doubts > 0")).isEqualTo(inTheAir);
	}

	/**
	 * Its heart does not tell it that the run was taken over: the fence alone stops it.
	 */
	@Test
	void oneThatWakesWhileTheNextIsSendingEndsAndLeavesItTheRun() throws Exception {
		this.home.with("REGAIN_RUN_HEARTBEAT", "1h");
		fallAsleepWhileSending("service");
		this.home.with("REGAIN_RUN_HEARTBEAT", "500ms");
		int taken = this.sink.messageIds().size();
		this.sink.pause(Duration.ofMillis(200));
		Process next = next();
		await("the next process to send", () -> this.sink.messageIds().size() > taken + IN_THE_AIR || !next.isAlive());
		wake();
		assertThat(exit(this.sleeper)).as(this.home.output()).isEqualTo(Exit.STOPPED);
		this.sink.pause(Duration.ZERO);
		assertThat(exit(next)).as(this.home.outputBeside()).isEqualTo(Exit.OK);
		Taken record = Taken.by(this.sink);
		assertThat(record.each()).isEqualTo(messages("state = 'ACCEPTED'")).hasSize(CUSTOMERS);
		assertThat(record.twice()).isSubsetOf(inTheAir());
	}

	@Test
	void aPlannerThatWakesAddsNothingToTheNextOnesPlan() throws Exception {
		planSlowly("IF(id % 700 = 0, 2, 0.001)");
		await("it to plan",
				() -> !ids("SELECT fence FROM regain_run_hold WHERE fence = 1").isEmpty() || !this.sleeper.isAlive());
		signal("STOP");
		assertThatTheNextOnesPlanStands();
		assertThat(Taken.by(this.sink).messages()).hasSize(CUSTOMERS).doesNotHaveDuplicates();
	}

	/**
	 * Its locks would keep the next one waiting for as long as the server lets a session
	 * be silent.
	 */
	@Test
	void aPlannerThatFellAsleepInATransactionDoesNotKeepTheNextFromTheRun() throws Exception {
		planSlowly("IF(id = 1, 10, 0)");
		await("its segment to be read", () -> isSeen("processlist WHERE state = 'User sleep'"));
		this.home.inTheWayOf(1, 1, () -> {
			// InnoDB shows what it has shown before to whoever asks again within 100 ms
			Awaitility.await("it to wait in the middle of a transaction")
				.atMost(Duration.ofMinutes(2))
				.pollInterval(Duration.ofMillis(200))
				.until(() -> isSeen("innodb_trx WHERE trx_state = 'LOCK WAIT'"));
			signal("STOP");
			return true;
		});
		assertThatTheNextOnesPlanStands();
	}

	private void planSlowly(String seconds) throws Exception {
		this.home.campaign("service",
				"SELECT id AS customer_id, SLEEP(%s) AS z FROM regain_customer".formatted(seconds));
		assertThat(exit(this.home.start("migrate"))).isZero();
		this.sink.pause(Duration.ZERO);
		this.sleeper = this.home.start("run", "note", "--key", "k");
	}

	private void assertThatTheNextOnesPlanStands() throws Exception {
		Process next = next();
		assertThat(exit(next)).as(this.home.outputBeside()).isEqualTo(Exit.OK);
		Map<Long, String> before = ledger();
		wake();
		assertThat(exit(this.sleeper)).as(this.home.output()).isEqualTo(Exit.OK);
		assertThat(this.home.output()).contains(TAKEN_OVER);
		assertThat(ledger()).isEqualTo(before).hasSize(CUSTOMERS);
	}

	private boolean isSeen(String server) {
		assertThat(this.sleeper.isAlive()).isTrue();
		return !ids("SELECT 1 FROM information_schema." + server).isEmpty();
	}

	/** In the middle of its groups. */
	private void fallAsleepWhileSending(String messageClass) throws Exception {
		this.home.campaign(messageClass, EVERYBODY);
		this.sink.allow(CUSTOMERS / 5);
		this.sleeper = this.home.start("run", "note", "--key", "k");
		await("all its workers to wait for the relay",
				() -> messagesIn("SENDING") == IN_THE_AIR || !this.sleeper.isAlive());
		signal("STOP");
		assertThat(this.sink.messageIds()).as(this.home.output()).hasSize(CUSTOMERS / 5);
		this.sink.allow(Integer.MAX_VALUE);
	}

	/** None before the ledger is there. */
	private long messagesIn(String state) {
		return this.sink.messageIds().size() < CUSTOMERS / 5 ? 0 : messages("state = '%s'".formatted(state)).size();
	}

	/** What the sleeper had in the air, as the next process found it. */
	private Set<Long> inTheAir() {
		List<Long> found = ids("SELECT message_id FROM regain_attempt WHERE outcome = 'IN_DOUBT'");
		assertThat(found).hasSizeBetween(1, IN_THE_AIR);
		return new HashSet<>(found);
	}

	private Process next() throws Exception {
		return this.home.startBeside("run", "note", "--key", "k");
	}

	private void wake() throws Exception {
		Awaitility.await().pollDelay(ASLEEP).atMost(ASLEEP.plus(Patience.LONG)).until(this.sleeper::isAlive);
		signal("CONT");
	}

	private void signal(String name) throws Exception {
		Process kill = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, this.sleeper.pid())).start();
		assertThat(exit(kill)).isZero();
	}

	/** What is known of each message, but not what another start may still decide. */
	private Map<Long, String> ledger() {
		Map<Long, String> ledger = new HashMap<>();
		this.home.database()
			.sql("SELECT id, CONCAT_WS(' ', state, attempts, doubts, claimed_by, accepted_at) AS known FROM regain_message")
			.query((row) -> {
				ledger.put(row.getLong("id"), row.getString("known"));
			});
		return ledger;
	}

	private Set<Long> changed(Map<Long, String> before) {
		Map<Long, String> now = ledger();
		assertThat(now).hasSameSizeAs(before);
		now.entrySet().removeAll(before.entrySet());
		return now.keySet();
	}

	private Set<Long> messages(String condition) {
		return new HashSet<>(ids("SELECT id FROM regain_message WHERE " + condition));
	}

	private List<Long> ids(String sql) {
		return this.home.database().sql(sql).query(Long.class).list();
	}

	private static void await(String what, Callable<Boolean> condition) {
		Awaitility.await(what).atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(10)).until(condition);
	}

	private static int exit(Process process) throws Exception {
		assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
		return process.exitValue();
	}

}
