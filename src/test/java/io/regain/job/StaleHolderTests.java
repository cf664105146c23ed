package io.regain.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

import javax.sql.DataSource;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.channel.Outcome;
import io.regain.channel.Outgoing;
import io.regain.delivery.Holds;
import io.regain.delivery.RunBook;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Settlements;
import io.regain.delivery.Silences;
import io.regain.delivery.Steering;
import io.regain.delivery.Threads;
import io.regain.delivery.Stop;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A process that was thought dead, and goes on while another has its run. */
@StartTest
class StaleHolderTests {

	private static final Duration HARDLY_EVER = Duration.ofHours(1);

	private final Starts starts;

	private final ScriptedSender email;

	private final DataSource database;

	private final Starter slow;

	StaleHolderTests(Starts starts, @Qualifier("email") ScriptedSender email, DataSource database, BeanFactory beans) {
		this.starts = starts;
		this.email = email;
		this.database = database;
		this.slow = slow(beans);
	}

	/** Its heart beats once, and then not for long: it does not notice what it lost. */
	private static Starter slow(BeanFactory beans) {
		Grip grip = new Grip(beans.getBean(Holds.class), beans.getBean(Steering.class),
				new RunProperties(HARDLY_EVER, HARDLY_EVER, false), new ProcessName(RandomGenerator.getDefault()));
		RunBook book = beans.getBean(RunBook.class);
		return new Starter(book, beans.getBean(RunDates.class), beans.getBean(Preparations.class),
				beans.getBean(Guards.class), beans.getBean(Threads.class),
				new DriveRun(book, beans.getBean(Settlements.class), beans.getBean(Silences.class), grip,
						beans.getBean(Deciders.class), beans.getBean(CampaignJob.class),
						beans.getBean(TellOwner.class)));
	}

	@Test
	void aPlannerThatComesBackDoesNotForgetWhomTheNextOneExcludes() throws Exception {
		this.starts.begin(12);
		excludeWhoComplained(1, 2, 3);
		CountDownLatch goOn = new CountDownLatch(1);
		CompletableFuture<StartResult> stale = CompletableFuture.supplyAsync(
				() -> this.slow.start(Starts.plain(), new Observed(() -> Patience.await("told to go on", goOn), () -> {
				}), new Stop()));
		awaitBeat();
		try (Connection connection = this.database.getConnection();
				Statement people = connection.createStatement();
				// Or the pool would keep the lock, and what comes next wait for it
				AutoCloseable unlocked = () -> people.execute("UNLOCK TABLES")) {
			CompletableFuture<StartResult> next = CompletableFuture
				.supplyAsync(() -> this.starts.start(new Observed(() -> lock(people), () -> {
				})));
			Patience.await("the next planner has staged its exclusions")
				.until(() -> this.starts.column("SELECT customer_id FROM regain_exclusion"),
						(staged) -> staged.size() == 3);
			goOn.countDown();
			assertThat(Starts.driven(Patience.end("the stale planner", stale)).status()).isEqualTo(RunStatus.PLANNING);
			people.execute("UNLOCK TABLES");
			assertThat(Starts.driven(Patience.end("the next start", next)).status()).isEqualTo(RunStatus.COMPLETED);
		}
		assertThat(this.email.handed()).hasSize(9);
		assertThat(this.starts.column("SELECT customer_id FROM regain_recipient WHERE reason = 'excluded-segment'"))
			.containsExactlyInAnyOrder("1", "2", "3");
		assertThat(this.starts.column("SELECT customer_id FROM regain_exclusion")).isEmpty();
	}

	@Test
	void aDriverThatComesBackSendsNothingAndLeavesTheRunToTheNextOne() {
		this.starts.begin(12);
		CountDownLatch goOn = new CountDownLatch(1);
		Observed observed = new Observed(() -> Patience.await("told to go on", goOn));
		CompletableFuture<StartResult> stale = CompletableFuture
			.supplyAsync(() -> this.slow.start(Starts.plain(), observed, new Stop()));
		awaitBeat();
		Patience.await("the run is planned")
			.until(() -> this.starts.column("SELECT status FROM regain_run"), List.of("SENDING")::equals);
		CountDownLatch inTheAir = new CountDownLatch(1);
		CountDownLatch answer = new CountDownLatch(1);
		this.email.answer((message) -> {
			inTheAir.countDown();
			Patience.await("told to answer", answer);
			return new Outcome.Accepted("id");
		});
		CompletableFuture<StartResult> next = CompletableFuture.supplyAsync(this.starts::start);
		Patience.await("the next one sends", inTheAir);
		goOn.countDown();
		assertThat(Starts.driven(Patience.end("the stale driver", stale)).status()).isEqualTo(RunStatus.SENDING);
		assertThat(observed.warnings).containsExactly(Heartbeat.LOST);
		assertThat(this.starts.states()).containsKey("SENDING").doesNotContainKey("IN_DOUBT");
		answer.countDown();
		assertThat(Starts.driven(Patience.end("the next start", next)).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).extracting(Outgoing::to).hasSize(12).doesNotHaveDuplicates();
	}

	private void excludeWhoComplained(int... ids) {
		this.starts.home().change("  segment: everybody", "  segment: everybody\n  exclude: [complained]");
		this.starts.home().write("campaigns/segments/complained.yaml", """
				segment: complained
				title: Who complained
				sql: SELECT id AS customer_id FROM complaint ORDER BY id
				""");
		this.starts.jdbc().sql("CREATE TABLE IF NOT EXISTS complaint (id BIGINT NOT NULL PRIMARY KEY)").update();
		this.starts.jdbc().sql("DELETE FROM complaint").update();
		for (int id : ids) {
			this.starts.jdbc().sql("INSERT INTO complaint VALUES (:id)").param("id", id).update();
		}
	}

	/** It has the run, and its heart stands still. */
	private void awaitBeat() {
		Patience.await("the heart of the slow one has beaten once")
			.until(() -> this.starts.column("SELECT heartbeat FROM regain_run_hold"), List.of("2")::equals);
	}

	/**
	 * The segment cannot be read, so that its reader waits with all exclusions staged.
	 */
	private static void lock(Statement people) {
		try {
			people.execute("LOCK TABLES person WRITE");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
