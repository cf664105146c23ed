package io.regain.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Stop;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Several workers plan one segment at once. */
@StartTest
class PlanStepTests {

	/** Some batches. */
	private static final int CUSTOMERS = 5_120;

	private final Starts starts;

	private final ScriptedSender email;

	PlanStepTests(Starts starts, @Qualifier("email") ScriptedSender email) {
		this.starts = starts;
		this.email = email;
	}

	@BeforeEach
	void begin() {
		this.starts.begin(10);
		for (int customers = 10; customers < CUSTOMERS; customers *= 2) {
			this.starts.jdbc().sql("""
					INSERT INTO person
					SELECT id + :most, CONCAT('c', id + :most, '@mail.example'), locale, given_name FROM person
					""").param("most", customers).update();
		}
	}

	/** In the same batch, in one that is planned at the same time, long after. */
	@ParameterizedTest
	@ValueSource(strings = { "p.id, r.place DESC", "p.id DIV 700, r.place, p.id", "r.place, p.id",
			"CRC32(CONCAT(p.id, '-', r.place)), p.id" })
	void ofTheRowsOfACustomerTheFirstCounts(String order) {
		String sql = "SELECT p.id AS customer_id, r.place FROM regain_customer p "
				+ "CROSS JOIN (SELECT 1 AS place UNION ALL SELECT 2 UNION ALL SELECT 3) r ORDER BY " + order;
		segment(sql);
		Run run = this.starts.plan();
		assertThat(run.duplicateRows()).isEqualTo(2 * CUSTOMERS);
		assertThat(this.starts.states()).isEqualTo(Map.of("PLANNED", (long) CUSTOMERS));
		assertThat(
				places("SELECT customer_id, JSON_EXTRACT(facts, '$.variables.place') AS place FROM regain_recipient"))
			.hasSize(CUSTOMERS)
			.isEqualTo(places(sql));
	}

	@Test
	void whatOneWorkerCannotWriteEndsThePlanningOfAll() {
		this.starts.jdbc()
			.sql("ALTER TABLE regain_recipient ADD CONSTRAINT nobody_here CHECK (customer_id <> '1500')")
			.update();
		try {
			assertThatThrownBy(this.starts::start).hasMessageContaining("the job of run note@k ended FAILED")
				.rootCause()
				.hasMessageContaining("nobody_here");
			assertThat(this.starts.column("SELECT status FROM regain_run WHERE planned_at IS NULL"))
				.containsExactly("PLANNING");
			assertThat(this.starts.column("SELECT customer_id FROM regain_recipient")).doesNotContain("1500")
				.hasSizeLessThan(CUSTOMERS);
		}
		finally {
			this.starts.jdbc().sql("ALTER TABLE regain_recipient DROP CONSTRAINT nobody_here").update();
		}
		plannedAfresh();
	}

	@Test
	void whoStopsItInTheMiddleWaitsForTheBatchesThatAreBeingPlanned() throws Exception {
		segment("SELECT id AS customer_id, 1 AS place FROM regain_customer WHERE SLEEP(IF(id > 2000, 0.002, 0.0005)) = 0");
		Stop stop = new Stop();
		CompletableFuture<StartResult> planning = CompletableFuture
			.supplyAsync(() -> this.starts.start(Starts.plain(), new Observed(), stop));
		Awaitility.await()
			.atMost(Patience.LONG)
			.until(() -> !this.starts.column("SELECT 1 FROM regain_recipient LIMIT 1").isEmpty());
		stop.ask("enough");
		assertThat(Starts.driven(Patience.end("the planning", planning)).status()).isEqualTo(RunStatus.PLANNING);
		assertThat(this.starts.column("SELECT customer_id FROM regain_recipient")).isNotEmpty()
			.hasSizeLessThan(CUSTOMERS);
		plannedAfresh();
	}

	private void plannedAfresh() {
		assertThat(this.email.handed()).isEmpty();
		segment("SELECT id AS customer_id, 1 AS place FROM regain_customer");
		assertThat(this.starts.plan().duplicateRows()).isZero();
		assertThat(this.starts.states()).isEqualTo(Map.of("PLANNED", (long) CUSTOMERS));
	}

	private void segment(String sql) {
		this.starts.home().write("campaigns/segments/everybody.yaml", """
				segment: everybody
				title: Everybody
				sql: %s
				variables:
				  - { name: place, type: number, example: 1 }
				""".formatted(sql));
	}

	/** Of each customer the first. */
	private Map<String, String> places(String sql) {
		Map<String, String> places = new LinkedHashMap<>();
		this.starts.jdbc().sql(sql).query((row) -> {
			places.putIfAbsent(row.getString("customer_id"), row.getString("place"));
		});
		return places;
	}

}
