package io.regain.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import io.regain.RecordingSink;
import io.regain.RegainApplication;
import io.regain.TestDatabase;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A small company's database and home folder, and real processes that work on them, set
 * up by their environment as a scheduler would.
 */
final class TestHome implements AutoCloseable {

	private static final String OUTPUT = "output";

	private static final String BESIDE = "beside";

	private final DataSource dataSource;

	private final JdbcClient database;

	private final Map<String, String> environment = new HashMap<>();

	private final Path folder;

	private final List<Process> started = new ArrayList<>();

	TestHome(Path folder) {
		this(folder, TestDatabase.schema());
	}

	TestHome(Path folder, TestDatabase.Schema schema) {
		this.dataSource = schema.dataSource();
		this.database = JdbcClient.create(this.dataSource);
		this.folder = folder;
		this.environment.putAll(Map.of("SPRING_DATASOURCE_URL", schema.url(), "SPRING_DATASOURCE_USERNAME",
				schema.username(), "SPRING_DATASOURCE_PASSWORD", schema.password(), "REGAIN_HOME", folder.toString(),
				"REGAIN_PUBLIC_URL", "https://regain.example", "REGAIN_RUN_TELL_OWNER", "false"));
		this.database.sql("CREATE TABLE person (id INT PRIMARY KEY AUTO_INCREMENT, email VARCHAR(100))").update();
		this.database.sql("CREATE VIEW regain_customer AS SELECT id, email FROM person").update();
		this.database.sql("""
				CREATE VIEW regain_consent AS
				SELECT id AS customer_id, 'email' AS channel, NULL AS topic, 1 AS allowed, '2026-01-01' AS at,
				       'form' AS source
				FROM person
				""").update();
	}

	TestHome with(String variable, Object value) {
		this.environment.put(variable, String.valueOf(value));
		return this;
	}

	/** What it sends goes to this relay. */
	TestHome with(RecordingSink relay) {
		return with("SPRING_MAIL_HOST", "127.0.0.1").with("SPRING_MAIL_PORT", relay.port());
	}

	JdbcClient database() {
		return this.database;
	}

	/** All with an address of their own. */
	void customers(int number) {
		this.database.sql("INSERT INTO person (email) VALUES ('first')").update();
		for (int made = 1; made < number; made *= 2) {
			this.database.sql("INSERT INTO person (email) SELECT email FROM person LIMIT :most")
				.param("most", Math.min(made, number - made))
				.update();
		}
		this.database.sql("UPDATE person SET email = CONCAT('c', id, '@mail.example')").update();
	}

	/** While it runs, nobody else can plan this customer. */
	void inTheWayOf(long run, int customer, Callable<?> meanwhile) throws Exception {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.executeUpdate("INSERT INTO regain_recipient (run_id, customer_id, disposition, lot) "
					+ "VALUES (%d, '%d', 'EXCLUDED', 0)".formatted(run, customer));
			meanwhile.call();
			connection.rollback();
		}
	}

	/**
	 * The campaign {@code note}, by mail to everybody.
	 * @param messageClass its class
	 * @param sql of its segment
	 * @param send further lines of its sending
	 */
	void campaign(String messageClass, String sql, String... send) throws IOException {
		write("campaigns/test/note.yaml", """
				campaign: note
				title: A note
				class: %s
				purpose: status-update
				owner: crm@lavka.example
				from: { name: Lavka, email: hello@lavka.example }
				audience:
				  segment: everybody
				send:
				  channels: [email]
				  template: test/note
				  within: 12h
				""".formatted(messageClass)
				+ List.of(send).stream().map("  %s\n"::formatted).collect(Collectors.joining()));
		write("campaigns/segments/everybody.yaml", "segment: everybody\ntitle: Everybody\nsql: " + sql + "\n");
		write("templates/test/note/subject.en.ftl", "A note");
		for (String part : List.of("text.en.ftl", "html.en.ftlh")) {
			write("templates/test/note/" + part, "A note ${(links.unsubscribe)!}");
		}
	}

	Process start(String... arguments) throws IOException {
		return start(OUTPUT, arguments);
	}

	/** Something beside the process that was started last. */
	Process startBeside(String... arguments) throws IOException {
		return start(BESIDE, arguments);
	}

	private Process start(String output, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), RegainApplication.class.getName()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().putAll(this.environment);
		Process process = builder.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve(output).toFile())
			.start();
		this.started.add(process);
		return process;
	}

	/** What the process that was started last has said. */
	String output() throws IOException {
		// It may still be writing, and have come to half a character
		return new String(Files.readAllBytes(this.folder.resolve(OUTPUT)), StandardCharsets.UTF_8);
	}

	/** What a test that failed has left running. */
	@Override
	public void close() {
		this.started.forEach(Process::destroyForcibly);
	}

	/** What the process beside it has said. */
	String outputBeside() throws IOException {
		return Files.readString(this.folder.resolve(BESIDE));
	}

	/** How many messages are in each state. */
	Map<String, Long> states() {
		return this.database.sql("SELECT state, COUNT(*) AS messages FROM regain_message GROUP BY state")
			.query((row, n) -> Map.entry(row.getString("state"), row.getLong("messages")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/** The numbers of the messages of which this is so. */
	Set<Long> messages(String condition) {
		return new HashSet<>(
				this.database.sql("SELECT id FROM regain_message WHERE " + condition).query(Long.class).list());
	}

	/** What processes had in the air when they fell, as the next ones found it. */
	Set<Long> leftInTheAir() {
		return new HashSet<>(this.database.sql("SELECT message_id FROM regain_attempt WHERE outcome = 'IN_DOUBT'")
			.query(Long.class)
			.list());
	}

	private void write(String name, String text) throws IOException {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
