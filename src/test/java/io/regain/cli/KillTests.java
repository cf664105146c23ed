package io.regain.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.regain.Patience;
import io.regain.RecordingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The process is killed at random times, and started again each time. What counts is the
 * relay's own record. {@code -Dregain.kills=200} for a longer soak,
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

	/** Boot, planning and some sending are in it, unless the machine is slow. */
	private static final Duration LIFE = Duration.ofSeconds(4);

	private static final Duration LONGEST_LIFE = Duration.ofSeconds(60);

	/** Slow, so that planning is hit too. */
	private static final String SQL = "SELECT id AS customer_id, SLEEP(0.0003) AS z FROM regain_customer";

	private static final String SENDING = "SENDING";

	private final RecordingSink sink = new RecordingSink();

	private final long seed = Long.getLong("regain.seed", System.nanoTime());

	private final Random random = new Random(this.seed);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private TestHome home;

	@BeforeEach
	void furnish() throws Exception {
		// So that a failure can be repeated
		System.out.println("KillTests: -Dregain.seed=" + this.seed);
		this.home = new TestHome(this.folder).with("SPRING_MAIL_HOST", "127.0.0.1")
			.with("SPRING_MAIL_PORT", this.sink.port())
			.with("REGAIN_RUN_HEARTBEAT", "500ms")
			.with("REGAIN_DELIVERY_BACKOFF", "200ms")
			.with("REGAIN_DELIVERY_WORKERS", WORKERS)
			.with("REGAIN_DELIVERY_GROUP", GROUP);
		this.home.customers(CUSTOMERS);
		assertThat(Patience.exit("migrate", this.home.start("migrate"))).as(this.home.output()).isZero();
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
		assertThat(end()).isEqualTo(Exit.OK);
		assertThat(this.home.states()).containsOnlyKeys("ACCEPTED").containsEntry("ACCEPTED", (long) CUSTOMERS);
		List<Long> taken = taken();
		assertThat(new HashSet<>(taken)).hasSize(CUSTOMERS);
		assertThat(twice(taken)).hasSizeLessThanOrEqualTo(KILLS * WORKERS * GROUP).isSubsetOf(messages("doubts > 0"));
	}

	@Test
	void nobodyGetsMarketingTwiceAndInDoubtIsAtMostWhatWasInTheAir() throws Exception {
		this.home.campaign("marketing", SQL);
		kill(KILLS / 2);
		int end = end();
		Set<Long> inDoubt = messages("state = 'IN_DOUBT'");
		assertThat(end).isEqualTo(inDoubt.isEmpty() ? Exit.OK : Exit.PARTIALLY_FAILED);
		Set<Long> accepted = messages("state = 'ACCEPTED'");
		assertThat(accepted.size() + inDoubt.size()).isEqualTo(CUSTOMERS);
		List<Long> taken = taken();
		assertThat(twice(taken)).isEmpty();
		assertThat(taken).containsAll(accepted);
		assertThat(inDoubt).hasSizeLessThanOrEqualTo(KILLS * WORKERS * GROUP).containsAll(without(taken, accepted));
	}

	private void kill(int times) throws Exception {
		Map<String, Integer> struck = new TreeMap<>();
		Duration life = LIFE;
		for (int kill = 1; kill <= times; kill++) {
			this.sink.allow(LEAVES);
			Process process = this.home.start("run", "note", "--key", "k");
			if (kill > times / 2 && !struck.containsKey(SENDING)) {
				awaitSending(process);
			}
			boolean ended = process.waitFor(this.random.nextLong(life.toMillis()), TimeUnit.MILLISECONDS);
			assertThat(ended).as("ended before kill %d of %d: %s", kill, times, this.home.output()).isFalse();
			Patience.exit("the process that was killed", process.destroyForcibly());
			String status = status();
			struck.merge(status, 1, Integer::sum);
			if (!status.equals(SENDING) && life.compareTo(LONGEST_LIFE) < 0) {
				life = life.multipliedBy(3).dividedBy(2);
			}
		}
		// Where the random times fell is as much a result as that nothing was lost
		System.out.println("KillTests: killed while " + struck + "; taken " + this.sink.messageIds().size()
				+ ", in doubt since " + messages("state IN ('SENDING', 'IN_DOUBT') OR doubts > 0").size());
		assertThat(struck).containsKey(SENDING);
	}

	/** On a slow machine the random times would all be too short. */
	private void awaitSending(Process process) {
		Patience.await("the run is planned").until(() -> status().equals(SENDING) || !process.isAlive());
	}

	private String status() {
		return this.home.database()
			.sql("SELECT status FROM regain_run")
			.query(String.class)
			.optional()
			.orElse("no run");
	}

	/** The last start may come to an end. */
	private int end() throws Exception {
		this.sink.pause(Duration.ZERO);
		this.sink.allow(Integer.MAX_VALUE);
		Process last = this.home.start("run", "note", "--key", "k");
		return Patience.exit("the last start", last);
	}

	/**
	 * The numbers of the messages that the relay took: the first part of a Message-ID.
	 */
	private List<Long> taken() {
		return this.sink.messageIds()
			.stream()
			.map((id) -> Long.valueOf(id.substring(0, id.indexOf('-')), Character.MAX_RADIX))
			.toList();
	}

	private Set<Long> messages(String condition) {
		return new HashSet<>(
				this.home.database().sql("SELECT id FROM regain_message WHERE " + condition).query(Long.class).list());
	}

	private static Set<Long> twice(List<Long> taken) {
		Set<Long> seen = new HashSet<>();
		return taken.stream().filter((id) -> !seen.add(id)).collect(Collectors.toSet());
	}

	private static Set<Long> without(Collection<Long> all, Collection<Long> some) {
		Set<Long> rest = new HashSet<>(all);
		rest.removeAll(some);
		return rest;
	}

}
