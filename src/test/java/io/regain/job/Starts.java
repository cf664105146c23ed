package io.regain.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import io.regain.Patience;
import io.regain.TestClock;
import io.regain.delivery.Hold;
import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Stop;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts runs of the campaign {@code note}, and looks at what came of it. */
final class Starts {

	static final String KEY = "k";

	private static final StartRequest PLAIN = new StartRequest("note", Optional.of(KEY), Optional.empty(), true, false,
			false, false);

	private final Starter starter;

	private final TestHome home;

	private final JdbcClient jdbc;

	private final TestClock clock;

	Starts(Starter starter, TestHome home, JdbcClient jdbc, TestClock clock) {
		this.starter = starter;
		this.home = home;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	TestHome home() {
		return this.home;
	}

	TestClock clock() {
		return this.clock;
	}

	JdbcClient jdbc() {
		return this.jdbc;
	}

	/** A fresh home folder, and so many customers with an email address each. */
	void begin(int customers) {
		this.home.reset();
		this.jdbc.sql("""
				CREATE TABLE IF NOT EXISTS person (
				  id BIGINT NOT NULL PRIMARY KEY, email VARCHAR(100), locale VARCHAR(10), given_name VARCHAR(50))
				""").update();
		this.jdbc.sql("CREATE OR REPLACE VIEW regain_customer AS SELECT * FROM person").update();
		this.jdbc.sql("DROP VIEW IF EXISTS regain_consent").update();
		this.jdbc.sql("DELETE FROM person").update();
		for (int id = 1; id <= customers; id++) {
			this.jdbc.sql("INSERT INTO person VALUES (:id, :email, 'en', 'Anna')")
				.param("id", id)
				.param("email", "c%d@mail.example".formatted(id))
				.update();
		}
	}

	/** Who drives a run now. */
	Hold hold(Run run) {
		return this.jdbc.sql("SELECT run_id, holder, fence FROM regain_run_hold WHERE run_id = :run")
			.param("run", run.number())
			.query(Hold.class)
			.single();
	}

	StartResult start() {
		return start(PLAIN);
	}

	StartResult start(StartRequest request) {
		return start(request, new Observed(), new Stop());
	}

	StartResult start(Observed observed) {
		return start(PLAIN, observed, new Stop());
	}

	StartResult start(StartRequest request, RunObserver observer, Stop stop) {
		return this.starter.start(request, observer, stop);
	}

	/** Plans the run, and sends nothing. */
	Run plan() {
		Stop stop = new Stop();
		Run run = driven(start(PLAIN, new Observed(stop::ask), stop));
		assertThat(run.status()).isEqualTo(RunStatus.SENDING);
		return run;
	}

	/** Starts, and lets a second pass now and then until it has ended. */
	StartResult startWhileTimePasses() {
		return startWhileTimePasses(Duration.ofSeconds(1));
	}

	StartResult startWhileTimePasses(Duration step) {
		CompletableFuture<StartResult> driving = CompletableFuture.supplyAsync(this::start);
		Patience.await("the run has ended").pollInterval(Duration.ofMillis(50)).until(() -> {
			this.clock.advance(step);
			return driving.isDone();
		});
		return Patience.end("the run", driving);
	}

	static StartRequest plain() {
		return PLAIN;
	}

	static StartRequest limited(long recipients) {
		return new StartRequest("note", PLAIN.key(), Optional.of(recipients), true, false, false, false);
	}

	static StartRequest withoutWaiting() {
		return new StartRequest("note", PLAIN.key(), Optional.empty(), false, false, false, false);
	}

	static StartRequest resumed() {
		return new StartRequest("note", PLAIN.key(), Optional.empty(), true, true, false, false);
	}

	static StartRequest late() {
		return new StartRequest("note", PLAIN.key(), Optional.empty(), true, false, true, false);
	}

	static StartRequest retried() {
		return new StartRequest("note", PLAIN.key(), Optional.empty(), true, false, false, true);
	}

	/** The run that a start drove. */
	static Run driven(StartResult result) {
		assertThat(result).isInstanceOf(StartResult.Driven.class);
		return ((StartResult.Driven) result).run();
	}

	static String refusal(StartResult result) {
		assertThat(result).isInstanceOf(StartResult.Refused.class);
		return ((StartResult.Refused) result).why();
	}

	/** How many messages are in each state. */
	Map<String, Long> states() {
		Map<String, Long> states = new TreeMap<>();
		this.jdbc.sql("SELECT state, COUNT(*) AS messages FROM regain_message GROUP BY state").query((row) -> {
			states.put(row.getString("state"), row.getLong("messages"));
		});
		return states;
	}

	/**
	 * Puts so many messages into a state, as a process that died would have left them.
	 */
	void leave(String state, int messages) {
		this.jdbc.sql("""
				UPDATE regain_message SET state = :state, claimed_by = 'gone/1/abc#1', sending_at = due_at,
				       attempts = IF(:state = 'SENDING', 1, 0) ORDER BY id LIMIT :messages
				""").param("state", state).param("messages", messages).update();
	}

	/** A process that no longer lives, or seems to, has the run. */
	void holdFromElsewhere() {
		this.jdbc.sql("UPDATE regain_run_hold SET holder = 'elsewhere/7/abc', fence = fence + 1").update();
	}

	/** A view in which everybody agreed to everything. */
	void everybodyConsents() {
		this.jdbc.sql("""
				CREATE OR REPLACE VIEW regain_consent AS
				SELECT id AS customer_id, NULL AS channel, NULL AS topic, TRUE AS allowed, NOW() AS at, 'test' AS source
				FROM person
				""").update();
	}

	List<String> column(String sql) {
		return this.jdbc.sql(sql).query(String.class).list();
	}

}
