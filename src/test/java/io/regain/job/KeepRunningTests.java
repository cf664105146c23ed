package io.regain.job;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.channel.Outcome;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.RunStatus;
import io.regain.delivery.UnheldRuns;
import io.regain.message.RunName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code serve} does about runs that nobody drives. */
@StartTest
class KeepRunningTests {

	private static final int CUSTOMERS = 20;

	private static final Duration HEARTBEAT = Duration.ofSeconds(4);

	private final Starts starts;

	private final ScriptedSender email;

	private final RunBook book;

	/** One of this test's own: it is closed after it. */
	private final KeepRunning keepRunning;

	KeepRunningTests(Starts starts, @Qualifier("email") ScriptedSender email, RunBook book, BeanFactory beans) {
		this.starts = starts;
		this.email = email;
		this.book = book;
		this.keepRunning = new KeepRunning(beans.getBean(Starter.class), beans.getBean(CancelRun.class),
				beans.getBean(EndRun.class), beans.getBean(UnheldRuns.class), book, beans.getBean(RunProperties.class),
				starts.clock());
	}

	@BeforeEach
	void begin() {
		this.starts.begin(CUSTOMERS);
	}

	@AfterEach
	void end() {
		this.keepRunning.close();
	}

	@Test
	void aRunThatNobodyDrivesIsTakenUpAfterAWhile() {
		Run left = this.starts.plan();
		this.keepRunning.look();
		assertThat(this.email.handed()).isEmpty();
		this.starts.clock().advance(HEARTBEAT);
		this.keepRunning.look();
		awaitStatus(left, RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(CUSTOMERS);
	}

	@Test
	void whatAPersonHeldBackStaysHeld() {
		assertThat(Starts.driven(this.starts.start(Starts.limited(5))).status()).isEqualTo(RunStatus.SENDING);
		lookAgainAndAgain();
		this.keepRunning.drive(new RunName("note", Starts.KEY));
		Patience.await("it was looked at")
			.until(() -> this.starts
				.column("SELECT heartbeat FROM regain_run_hold WHERE heartbeat > 2 AND holder IS NULL")
				.size() == 1);
		assertThat(this.email.handed()).hasSize(5);
		assertThat(this.starts.states()).isEqualTo(Map.of("ACCEPTED", 5L, "PLANNED", CUSTOMERS - 5L));
	}

	@Test
	void whatIsDueLaterIsLeftAlone() {
		this.email.answer((message) -> new Outcome.Deferred("421", "later", Optional.of(Duration.ofMinutes(10))));
		this.starts.start(Starts.withoutWaiting());
		this.email.accept();
		lookAgainAndAgain();
		assertThat(this.email.handed()).hasSize(CUSTOMERS);
		this.starts.clock().advance(Duration.ofMinutes(30));
		lookAgainAndAgain();
		awaitStatus(this.book.find(new RunName("note", Starts.KEY)).orElseThrow(), RunStatus.COMPLETED);
	}

	/** Its process was killed, and nobody came in time. */
	@Test
	void whatNobodySentInTimeIsSaidToHaveExpired() {
		Run left = this.starts.plan();
		this.starts.clock().set(left.deadlineAt());
		lookAgainAndAgain();
		awaitStatus(left, RunStatus.PARTIALLY_FAILED);
		assertThat(this.email.handed()).isEmpty();
		assertThat(this.starts.states()).isEqualTo(Map.of("EXPIRED", (long) CUSTOMERS));
		assertThat(Starts.driven(this.starts.start(Starts.late())).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(CUSTOMERS);
	}

	private void lookAgainAndAgain() {
		for (int look = 0; look < 3; look++) {
			this.keepRunning.look();
			this.starts.clock().advance(HEARTBEAT);
		}
	}

	private void awaitStatus(Run run, RunStatus status) {
		Patience.await("%s is %s".formatted(run.name(), status))
			.until(() -> this.book.find(run.name()).orElseThrow().status() == status);
	}

}
