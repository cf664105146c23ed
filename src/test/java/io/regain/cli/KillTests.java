package io.regain.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.regain.Patience;
import io.regain.RecordingSink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The process is killed at random times of planning, of sending and of settling, and
 * started again each time. What counts is the relay's own record, compared with the
 * ledger by Message-ID. {@code -Dregain.kills=200} for a longer soak,
 * {@code -Dregain.seed=…} to repeat one.
 */
// A soak may take longer than other tests
@Timeout(value = 3, unit = TimeUnit.HOURS)
class KillTests {

	private static final int KILLS = Integer.getInteger("regain.kills", 20);

	/** So many may leave between two kills, however fast the machine is. */
	private static final int LEAVES = 150;

	private static final int CUSTOMERS = LEAVES * KILLS + 500;

	private static final int WORKERS = 4;

	private static final int GROUP = 10;

	private static final int IN_THE_AIR = WORKERS * GROUP;

	/**
	 * Slow, so that planning takes half a millisecond for each, or longer; and for the
	 * last so long that nobody is too late to strike.
	 */
	private static final String SQL = """
			SELECT id AS customer_id, SLEEP(IF(id = (SELECT MAX(id) FROM regain_customer), 3, 0.0005)) AS z\
			 FROM regain_customer""";

	/** As slow as planning is the commit that ends a run. */
	private static final String SLOW_END = """
			CREATE TRIGGER slow_end BEFORE UPDATE ON regain_run FOR EACH ROW
			BEGIN IF NEW.finished_at IS NOT NULL THEN DO SLEEP(3); END IF; END
			""";

	private final RecordingSink sink = new RecordingSink();

	private final long seed = Long.getLong("regain.seed", System.nanoTime());

	private final Random random = new Random(this.seed);

	private final Map<String, Integer> struck = new TreeMap<>();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private TestHome home;

	@BeforeEach
	void furnish() throws Exception {
		// So that a failure can be repeated
		System.out.println("KillTests: -Dregain.seed=" + this.seed);
		this.home = new TestHome(this.folder).with(this.sink)
			.with("REGAIN_RUN_HEARTBEAT", "200ms")
			.with("REGAIN_DELIVERY_BACKOFF", "200ms")
			.with("REGAIN_DELIVERY_WORKERS", WORKERS)
			.with("REGAIN_DELIVERY_GROUP", GROUP);
		this.home.customers(CUSTOMERS);
		assertThat(Patience.exit("migrate", this.home.start("migrate"))).as(this.home.output()).isZero();
		this.home.database().sql(SLOW_END).update();
		this.sink.pause(Duration.ofMillis(10));
	}

	@AfterEach
	void close() {
		this.home.close();
		this.sink.close();
	}

	@Test
	void nobodyIsLostWhoMustBeReachedAndTwiceIsAtMostWhatWasInTheAir() throws Exception {
		this.home.campaign("service", SQL);
		kill(KILLS);
		assertThat(run()).as(this.home.output()).isEqualTo(Exit.OK);
		assertThat(this.home.states()).isEqualTo(Map.of("ACCEPTED", (long) CUSTOMERS));
		Taken taken = Taken.by(this.sink);
		assertThat(taken.each()).isEqualTo(this.home.messages("state = 'ACCEPTED'"));
		assertThat(taken.twice()).isSubsetOf(this.home.leftInTheAir()).isSubsetOf(this.home.messages("doubts > 0"));
	}

	@Test
	void nobodyGetsMarketingTwiceAndWhoIsInDoubtIsListedForAPersonToDecide() throws Exception {
		this.home.campaign("marketing", SQL);
		kill(KILLS / 3);
		assertThat(run()).as(this.home.output()).isEqualTo(Exit.PARTIALLY_FAILED);
		Set<Long> inDoubt = this.home.messages("state = 'IN_DOUBT'");
		Set<Long> accepted = this.home.messages("state = 'ACCEPTED'");
		assertThat(accepted.size() + inDoubt.size()).isEqualTo(CUSTOMERS);
		Taken taken = Taken.by(this.sink);
		assertThat(taken.twice()).isEmpty();
		assertThat(without(accepted, taken.each())).isEmpty();
		assertThat(inDoubt).isNotEmpty()
			.isSubsetOf(this.home.leftInTheAir())
			.containsAll(without(taken.each(), accepted));
		settle(inDoubt, taken);
	}

	/** The first one of them is left alone, the others are sent. */
	private void settle(Set<Long> inDoubt, Taken before) throws Exception {
		assertThat(exit(this.home.start("settle", "note@k"))).isEqualTo(Exit.OK);
		String list = this.home.output();
		assertThat(list).contains(named(inDoubt));
		long left = Collections.min(inDoubt);
		assertThat(exit(this.home.start("settle", "note@k", "--drop", "--message", String.valueOf(left)))).isZero();
		assertThat(exit(this.home.start("settle", "note@k", "--send"))).isZero();
		assertThat(run()).as(this.home.output()).isEqualTo(Exit.OK);
		assertThat(this.home.messages("state = 'ACCEPTED'")).hasSize(CUSTOMERS - 1).doesNotContain(left);
		assertThat(this.home.messages("settled_as = 'DROPPED'")).containsExactly(left);
		Taken taken = Taken.by(this.sink);
		assertThat(taken.messages()).hasSize(before.messages().size() + inDoubt.size() - 1);
		assertThat(taken.twice()).isSubsetOf(without(inDoubt, Set.of(left)));
	}

	private List<String> named(Set<Long> ids) {
		return this.home.database()
			.sql("SELECT id, customer_id FROM regain_message WHERE id IN (:ids)")
			.param("ids", ids)
			.query((row, n) -> "%-10d %-24s email".formatted(row.getLong("id"), row.getString("customer_id")))
			.list();
	}

	private void kill(int times) throws Exception {
		int ends = times / 4;
		for (int kill = 0; kill < ends; kill++) {
			kill(Phase.PLANNING);
		}
		// Of one it is certain that it leaves something in the air
		this.sink.allow(0);
		kill(Phase.SENDING);
		for (int kill = 2 * ends + 1; kill < times; kill++) {
			this.sink.allow(LEAVES);
			kill((kill % 2 == 0) ? Phase.TAKING_OVER : Phase.SENDING);
		}
		this.sink.allow(Integer.MAX_VALUE);
		this.sink.pause(Duration.ZERO);
		for (int kill = 0; kill < ends; kill++) {
			kill(Phase.SETTLING);
		}
		// Where the random times fell is as much a result as that nothing was lost
		System.out.printf("KillTests: killed while %s; taken %d; in the air at kills %d%n", this.struck,
				this.sink.messageIds().size(), this.home.leftInTheAir().size());
	}

	private void kill(Phase phase) throws Exception {
		long fence = fence();
		Process process = start();
		Awaitility.await("the process to be " + phase)
			.atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> !process.isAlive() || (fence() > fence && hasBegun(phase)));
		boolean ended = process.waitFor(this.random.nextLong(phase.millis), TimeUnit.MILLISECONDS);
		assertThat(ended).as("ended before it was killed while %s: %s", phase, this.home.output()).isFalse();
		process.destroyForcibly().waitFor();
		assertThat(this.home.messages("state = 'SENDING'")).as("in the air").hasSizeLessThanOrEqualTo(IN_THE_AIR);
		this.struck.merge(phase + " (" + status() + ")", 1, Integer::sum);
	}

	private boolean hasBegun(Phase phase) {
		return switch (phase) {
			case PLANNING -> status().equals("PLANNING");
			case TAKING_OVER -> status().equals("SENDING");
			case SENDING ->
				!this.home.messages("state = 'SENDING' AND claimed_by LIKE '%%#%d'".formatted(fence())).isEmpty();
			case SETTLING -> status().equals("SENDING") && this.home.messages("""
					state <> 'ACCEPTED' AND (state <> 'IN_DOUBT' OR
					  (SELECT message_class FROM regain_run) <> 'MARKETING')""").isEmpty();
		};
	}

	private String status() {
		return this.home.database().sql("SELECT status FROM regain_run").query(String.class).single();
	}

	/** Grows with each process that gets hold of the run. */
	private long fence() {
		return this.home.database()
			.sql("SELECT COALESCE(MAX(fence), 0) FROM regain_run_hold")
			.query(Long.class)
			.single();
	}

	private Process start() throws Exception {
		return this.home.start("run", "note", "--key", "k");
	}

	private int run() throws Exception {
		return exit(start());
	}

	private int exit(Process process) throws Exception {
		assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(this.home.output()).isTrue();
		return process.exitValue();
	}

	private static Set<Long> without(Set<Long> all, Set<Long> some) {
		return all.stream().filter((one) -> !some.contains(one)).collect(Collectors.toSet());
	}

	/** What a process does when its time begins to run, and how long it may have. */
	private enum Phase {

		PLANNING(CUSTOMERS / 2), TAKING_OVER(500), SENDING(500), SETTLING(1_000);

		private final long millis;

		Phase(long millis) {
			this.millis = millis;
		}

	}

}
