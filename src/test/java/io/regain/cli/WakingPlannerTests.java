package io.regain.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.regain.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A process falls asleep while it plans, and wakes when another has its run. */
class WakingPlannerTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private Sleeper sleeper;

	@SuppressWarnings("NullAway.Init")
	private TestHome home;

	@BeforeEach
	void furnish() {
		this.sleeper = new Sleeper(this.folder);
		this.home = this.sleeper.home();
	}

	@AfterEach
	void close() {
		this.sleeper.close();
	}

	@Test
	void oneThatWakesAddsNothingToTheNextOnesPlan() throws Exception {
		planSlowly("IF(id % 700 = 0, 2, 0.001)");
		Sleeper.await("it to plan",
				() -> isSeen("SELECT 1 FROM regain_run_hold WHERE fence = 1") || !this.sleeper.isAlive());
		this.sleeper.fallAsleep();
		assertThatTheNextOnesPlanStands();
		assertThat(Taken.by(this.sleeper.sink()).messages()).hasSize(Sleeper.CUSTOMERS).doesNotHaveDuplicates();
	}

	/**
	 * Its locks would keep the next one waiting for as long as the server lets a session
	 * be silent.
	 */
	@Test
	void oneThatFellAsleepInATransactionDoesNotKeepTheNextFromTheRun() throws Exception {
		planSlowly("IF(id = 1, 10, 0)");
		Sleeper.await("its segment to be read", () -> isSeen("""
				SELECT 1 FROM information_schema.processlist
				WHERE state = 'User sleep' AND db = DATABASE()
				""") || !this.sleeper.isAlive());
		this.home.inTheWayOf(1, 1, () -> {
			// InnoDB shows what it has shown before to whoever asks again within 100 ms
			Patience.await("it to wait in the middle of a transaction")
				.pollInterval(Duration.ofMillis(200))
				.until(() -> isSeen("""
						SELECT 1 FROM information_schema.innodb_trx t
						JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
						WHERE t.trx_state = 'LOCK WAIT' AND p.db = DATABASE()
						""") || !this.sleeper.isAlive());
			this.sleeper.fallAsleep();
			return true;
		});
		assertThatTheNextOnesPlanStands();
	}

	private void planSlowly(String seconds) throws Exception {
		this.home.campaign("service",
				"SELECT id AS customer_id, SLEEP(%s) AS z FROM regain_customer".formatted(seconds));
		assertThat(Patience.exit("migrate", this.home.start("migrate"))).isZero();
		this.sleeper.start("500ms");
	}

	private boolean isSeen(String sql) {
		return !this.home.database().sql(sql).query(Long.class).list().isEmpty();
	}

	private void assertThatTheNextOnesPlanStands() throws Exception {
		assertThat(Patience.exit("the next process", this.sleeper.next())).as(this.home.outputBeside())
			.isEqualTo(Exit.OK);
		Map<Long, String> before = this.sleeper.ledger();
		assertThat(this.sleeper.wake()).as(this.home.output()).isEqualTo(Exit.OK);
		assertThat(this.home.output()).contains(Sleeper.TAKEN_OVER);
		assertThat(this.sleeper.ledger()).isEqualTo(before).hasSize(Sleeper.CUSTOMERS);
	}

}
