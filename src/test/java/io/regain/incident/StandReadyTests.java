package io.regain.incident;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
@ExtendWith(OutputCaptureExtension.class)
class StandReadyTests {

	private final TestDesk desk;

	private final StandReady ready;

	private final JdbcClient jdbc;

	StandReadyTests(TestDesk desk, StandReady ready, JdbcClient jdbc) {
		this.desk = desk;
		this.ready = ready;
		this.jdbc = jdbc;
	}

	@BeforeEach
	void begin() {
		this.desk.begin(1);
	}

	@Test
	void whatCanBeToldIsNoTrouble() {
		assertThat(this.ready.trouble()).isEmpty();
	}

	/** What is done so that the first update is not the first thing to be done. */
	@Test
	void nothingIsLeftInTheLedgerOfTheDrill() {
		this.ready.look();
		assertThat(this.jdbc.sql("SELECT job_name FROM REGAIN_BATCH_JOB_INSTANCE").query(String.class).list())
			.containsExactly("drill");
		assertThat(this.jdbc.sql("SELECT COUNT(*) FROM regain_run").query(Long.class).single()).isZero();
		assertThat(this.jdbc.sql("SELECT COUNT(*) FROM regain_definition").query(Long.class).single()).isZero();
	}

	@Test
	void aTemplateWithAnErrorIsSaidBeforeAnIncident() {
		this.desk.write("templates/incident/update/text.en.ftl", "${update} ${");
		assertThat(this.ready.trouble()).hasValueSatisfying((what) -> assertThat(what).contains("text.en.ftl"));
	}

	@Test
	void theSameTroubleIsSaidOnce(CapturedOutput output) {
		this.desk.write("templates/incident/update/text.en.ftl", "${update} ${");
		this.ready.look();
		this.ready.look();
		assertThat(output.getAll().split("No incident could be told about", -1)).hasSize(2);
	}

	@Test
	void whoDoesWithoutTheDeskHearsNothing() {
		this.desk.remove("campaigns/incident/incident-update.yaml");
		assertThat(this.ready.trouble()).isEmpty();
	}

}
