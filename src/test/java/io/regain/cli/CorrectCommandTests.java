package io.regain.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.regain.Patience;
import io.regain.RecordingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A person under pressure stops a wrong run that another process is sending. */
class CorrectCommandTests {

	private static final int CUSTOMERS = 400;

	private final RecordingSink sink = new RecordingSink();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private TestHome home;

	@BeforeEach
	void begin() throws Exception {
		this.home = new TestHome(this.folder).with(this.sink)
			.with("REGAIN_DELIVERY_WORKERS", 1)
			.with("REGAIN_DELIVERY_GROUP", 5);
		this.home.customers(CUSTOMERS);
		this.home.campaign("service", "SELECT id AS customer_id FROM regain_customer", "rate: 20/s");
		Path template = Files.createDirectories(this.folder.resolve("templates/test/right"));
		for (String part : new String[] { "subject.en.ftl", "text.en.ftl", "html.en.ftlh" }) {
			Files.writeString(template.resolve(part), "Right is ${right}");
		}
	}

	@AfterEach
	void close() {
		this.home.close();
		this.sink.close();
	}

	@Test
	void aRunThatAnotherProcessSendsIsStoppedAndThoseWhoGotItAreTold() throws Exception {
		Process driver = this.home.start("run", "note", "--key", "k");
		Patience.await("twenty messages have left")
			.until(() -> this.sink.messageIds().size() >= 20 || !driver.isAlive());
		Process asking = this.home.startBeside("correct", "note@k", "--template", "test/right", "--variable",
				"right=900", "--by", "olga");
		assertThat(Patience.exit("the question", asking)).as(this.home.outputBeside()).isEqualTo(Exit.REFUSED);
		assertThat(this.home.outputBeside()).contains("note@k  PAUSED: nothing more of it leaves", "Right is 900",
				"Nobody was told", "'resume note@k' lets it go on");
		assertThat(Patience.exit("the run", driver)).isEqualTo(Exit.STOPPED);
		int wrong = this.sink.messageIds().size();
		assertThat(wrong).isLessThan(CUSTOMERS);

		Process correct = this.home.start("correct", "note@k", "--template", "test/right", "--variable", "right=900",
				"--yes");
		assertThat(Patience.exit("the correction", correct)).as(this.home.output()).isEqualTo(Exit.OK);
		assertThat(this.home.output()).contains("note@k/correction  COMPLETED", "Puts right note@k");
		assertThat(this.home.states()).isEqualTo(Map.of("ACCEPTED", 2L * wrong, "CANCELLED", (long) CUSTOMERS - wrong));
		assertThat(this.sink.messageIds()).hasSize(2 * wrong).doesNotHaveDuplicates();

		Process again = this.home.start("correct", "note@k", "--template", "test/right", "--variable", "right=900",
				"--yes");
		assertThat(Patience.exit("the second time", again)).as(this.home.output()).isEqualTo(Exit.OK);
		assertThat(this.home.output()).contains("Nobody is to be told, and nothing is to be stopped");
		assertThat(this.sink.messageIds()).hasSize(2 * wrong);
		assertThat(Patience.exit("the report", this.home.start("report", "note@k"))).isEqualTo(Exit.OK);
		assertThat(this.home.output()).contains("It was wrong, and put right by note@k/correction (all of it)");
	}

	@Test
	void whatCannotBeSaidStopsNothing() throws Exception {
		Process driver = this.home.start("run", "note", "--key", "k", "--limit", "3", "--quiet");
		Patience.exit("the run", driver);
		Process correct = this.home.start("correct", "note@k", "--template", "test/rihgt", "--yes");
		assertThat(Patience.exit("the correction", correct)).isEqualTo(Exit.REFUSED);
		assertThat(this.home.output()).contains("there is no template 'test/rihgt'; did you mean 'test/right'?");
		assertThat(this.home.database().sql("SELECT status FROM regain_run").query(String.class).single())
			.isEqualTo("SENDING");
	}

}
