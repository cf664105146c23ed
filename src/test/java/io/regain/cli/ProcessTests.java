package io.regain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.regain.RegainApplication;
import io.regain.TestDatabase;
import io.regain.demo.MailCatcher;
import io.regain.demo.ReceivedMail;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The process itself, set up by its environment, as a scheduler starts and stops it. */
class ProcessTests {

	private static final int CUSTOMERS = 120;

	private final TestDatabase.Schema schema = TestDatabase.schema();

	private final JdbcClient database = JdbcClient.create(this.schema.dataSource());

	private final MailCatcher mail = MailCatcher.start(Clock.systemUTC());

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path home;

	@AfterEach
	void close() {
		this.mail.close();
	}

	@Test
	void stoppedInMidRunItEndsWithThreeAndTheNextStartGoesOn() throws Exception {
		company();
		campaign();
		Process first = start();
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> this.mail.mails().size() >= 10 || !first.isAlive());
		first.destroy();
		assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
		assertThat(first.exitValue()).as(output()).isEqualTo(Exit.STOPPED);
		assertThat(this.mail.mails()).hasSizeBetween(10, CUSTOMERS - 10);
		assertThat(states()).containsOnlyKeys("ACCEPTED", "PLANNED");
		assertThat(output()).contains("SENDING", "'run note --key k' goes on");

		Process second = start();
		assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(second.exitValue()).as(output()).isZero();
		assertThat(states()).containsOnlyKeys("ACCEPTED");
		assertThat(this.mail.mails()).extracting(ReceivedMail::recipient).hasSize(CUSTOMERS).doesNotHaveDuplicates();
	}

	private Process start() throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				RegainApplication.class.getName(), "run", "note", "--key", "k");
		builder.environment()
			.putAll(Map.of("SPRING_DATASOURCE_URL", this.schema.url(), "SPRING_DATASOURCE_USERNAME",
					this.schema.username(), "SPRING_DATASOURCE_PASSWORD", this.schema.password(), "SPRING_MAIL_HOST",
					this.mail.host(), "SPRING_MAIL_PORT", String.valueOf(this.mail.port()), "REGAIN_HOME",
					this.home.toString()));
		return builder.redirectErrorStream(true).redirectOutput(this.home.resolve("output").toFile()).start();
	}

	private String output() throws IOException {
		return Files.readString(this.home.resolve("output"));
	}

	private Map<String, Object> states() {
		return this.database.sql("SELECT state, COUNT(*) AS messages FROM regain_message GROUP BY state")
			.query()
			.listOfRows()
			.stream()
			.collect(Collectors.toMap((row) -> String.valueOf(row.get("state")),
					(row) -> row.getOrDefault("messages", 0)));
	}

	private void company() {
		this.database.sql("CREATE TABLE person (id INT PRIMARY KEY, email VARCHAR(100))").update();
		this.database.sql("CREATE VIEW regain_customer AS SELECT id, email FROM person").update();
		for (int id = 1; id <= CUSTOMERS; id++) {
			this.database.sql("INSERT INTO person VALUES (:id, CONCAT('c', :id, '@mail.example'))")
				.param("id", id)
				.update();
		}
	}

	/** Slow enough to be stopped in the middle. */
	private void campaign() throws IOException {
		write("campaigns/test/note.yaml", """
				campaign: note
				title: A note
				class: service
				purpose: status-update
				owner: crm@lavka.example
				from: { name: Lavka, email: hello@lavka.example }
				audience:
				  segment: everybody
				send:
				  channels: [email]
				  template: test/note
				  rate: 40/s
				  within: 12h
				""");
		write("campaigns/segments/everybody.yaml", """
				segment: everybody
				title: Everybody
				sql: SELECT id AS customer_id FROM regain_customer
				""");
		for (String part : List.of("subject.en.ftl", "text.en.ftl", "html.en.ftlh")) {
			write("templates/test/note/" + part, "A note");
		}
	}

	private void write(String name, String text) throws IOException {
		Path file = this.home.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
