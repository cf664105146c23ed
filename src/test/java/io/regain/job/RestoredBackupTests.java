package io.regain.job;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.channel.Outcome;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Stop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** A ledger that knows less than what was sent. */
@StartTest
class RestoredBackupTests {

	private static final int CUSTOMERS = 30;

	private static final List<String> TABLES = List.of("regain_run", "regain_run_hold", "regain_recipient",
			"regain_message", "regain_attempt", "regain_definition");

	private final Starts starts;

	private final ScriptedSender email;

	RestoredBackupTests(Starts starts, @Qualifier("email") ScriptedSender email) {
		this.starts = starts;
		this.email = email;
	}

	@BeforeEach
	void begin() {
		this.starts.begin(CUSTOMERS);
		drop();
	}

	@AfterEach
	void drop() {
		TABLES.forEach((table) -> this.starts.jdbc().sql("DROP TABLE IF EXISTS dump_of_" + table).update());
	}

	@Test
	void aDumpTakenInMidRunAndRestoredAnHourLaterIsLeftToAPerson() {
		AtomicInteger handed = new AtomicInteger();
		this.email.answer((message) -> {
			if (handed.incrementAndGet() == CUSTOMERS / 2) {
				dump();
			}
			return new Outcome.Accepted("id");
		});
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(CUSTOMERS);

		this.starts.clock().advance(Duration.ofMinutes(61));
		restore();
		assertThat(this.starts.column("SELECT status FROM regain_run")).containsExactly("SENDING");
		assertThat(this.starts.states()).containsKeys("SENDING");
		assertThat(Starts.refusal(this.starts.start())).startsWith("nobody has driven note@k since")
			.contains(
					"if the database was restored from a backup, messages may have been sent that it does not know of")
			.endsWith("--resume goes on");
		assertThat(this.email.handed()).hasSize(CUSTOMERS);

		CompletableFuture<StartResult> resumed = CompletableFuture
			.supplyAsync(() -> this.starts.start(Starts.resumed(), new Observed(), new Stop()));
		Patience.await("the resumed run has ended").pollInterval(Duration.ofMillis(50)).until(() -> {
			this.starts.clock().advance(Duration.ofSeconds(1));
			return resumed.isDone();
		});
		assertThat(Starts.driven(Patience.end("the resumed run", resumed)).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.starts.states()).containsOnlyKeys("ACCEPTED");
	}

	private void dump() {
		TABLES.forEach((table) -> this.starts.jdbc()
			.sql("CREATE TABLE dump_of_%s AS SELECT * FROM %s".formatted(table, table))
			.update());
	}

	private void restore() {
		TABLES.forEach((table) -> {
			this.starts.jdbc().sql("DELETE FROM " + table).update();
			this.starts.jdbc().sql("INSERT INTO %s SELECT * FROM dump_of_%s".formatted(table, table)).update();
		});
	}

}
