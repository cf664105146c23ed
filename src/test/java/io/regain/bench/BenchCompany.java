package io.regain.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.regain.RecordingSink;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Many customers with an address each, and one campaign for all, as the jar runs it. */
final class BenchCompany {

	private static final Path JAR = Path.of("target", "regain.jar").toAbsolutePath();

	private static final String CAMPAIGN = "campaigns/status/everybody.yaml";

	private static final String SEGMENT = "campaigns/segments/everybody.yaml";

	private static final String GC_LOG = "gc.log";

	private static final Pattern COLLECTED = Pattern.compile("->(\\d+)M\\(");

	private final HikariDataSource dataSource = new HikariDataSource();

	private final JdbcClient jdbc;

	private final String url;

	private final Path home;

	private final int customers;

	private String wire = "";

	BenchCompany(String url, Path home, int customers) {
		this.url = url;
		this.home = home;
		this.customers = customers;
		this.dataSource.setJdbcUrl(url);
		this.dataSource.addDataSourceProperty("rewriteBatchedStatements", "true");
		this.jdbc = JdbcClient.create(this.dataSource);
	}

	HikariDataSource dataSource() {
		return this.dataSource;
	}

	/** Makes the customers and the campaign, and looks at one mail of it. */
	void furnish() throws IOException, InterruptedException {
		this.jdbc.sql("CREATE TABLE person (id INT PRIMARY KEY AUTO_INCREMENT, email VARCHAR(100))").update();
		this.jdbc.sql("INSERT INTO person (email) VALUES ('')").update();
		for (int made = 1; made < this.customers; made *= 2) {
			this.jdbc.sql("INSERT INTO person (email) SELECT email FROM person LIMIT :most")
				.param("most", Math.min(made, this.customers - made))
				.update();
		}
		this.jdbc.sql("UPDATE person SET email = CONCAT('customer.', id, '@mail.example')").update();
		this.jdbc.sql("CREATE VIEW regain_customer AS SELECT id, email FROM person").update();
		copy(Path.of("templates"));
		write(CAMPAIGN, """
				campaign: everybody
				title: Hello everybody
				class: service
				purpose: care
				owner: crm@lavka.example
				from: { name: Lavka, email: hello@lavka.example }
				audience: { segment: everybody }
				send: { channels: [email], template: starter/hello, within: 12h }
				""");
		audience(1);
		start(Map.of(), "migrate").waitFor();
		try (RecordingSink sink = new RecordingSink()) {
			start(mail(sink.port()), "test", "everybody", "--to", "customer.1@mail.example").waitFor();
			this.wire = sink.last();
		}
	}

	/** The same texts as Regain sends, for others to send. */
	BenchLetter letter() throws MessagingException, IOException {
		MimeMessage message = new MimeMessage(null,
				new ByteArrayInputStream(this.wire.getBytes(StandardCharsets.UTF_8)));
		MimeMultipart parts = (MimeMultipart) message.getContent();
		return new BenchLetter(message.getSubject(), (String) parts.getBodyPart(0).getContent(),
				(String) parts.getBodyPart(1).getContent());
	}

	/** A run of the jar into a sink, by itself in a process of 256 MiB. */
	RegainRun run(String key, int port, int sessions, int group, int messages) throws Exception {
		audience(messages);
		long before = statements();
		Map<String, String> settings = new HashMap<>(mail(port));
		settings.put("REGAIN_DELIVERY_WORKERS", String.valueOf(sessions));
		settings.put("REGAIN_DELIVERY_GROUP", String.valueOf(group));
		Process process = start(settings, "run", "everybody", "--key", key);
		long peak = 0;
		while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
			peak = Math.max(peak, peakKibibytes(process.pid()));
		}
		if (process.exitValue() != 0) {
			throw new IllegalStateException("the run ended with " + process.exitValue());
		}
		long most = peak;
		long heap = heapMebibytes();
		long statements = statements() - before;
		return this.jdbc.sql("SELECT created_at, planned_at, finished_at FROM regain_run WHERE run_key = :key")
			.param("key", key)
			.query((row, n) -> {
				LocalDateTime planned = row.getObject("planned_at", LocalDateTime.class);
				return new RegainRun(messages,
						Duration.between(row.getObject("created_at", LocalDateTime.class), planned),
						Duration.between(planned, row.getObject("finished_at", LocalDateTime.class)), statements, heap,
						most, this.wire.length());
			})
			.single();
	}

	private void audience(int messages) throws IOException {
		write(SEGMENT, """
				segment: everybody
				title: Everybody
				sql: SELECT id AS customer_id FROM regain_customer ORDER BY id LIMIT %d
				""".formatted(messages));
	}

	private long statements() {
		return this.jdbc.sql("SHOW GLOBAL STATUS LIKE 'Questions'").query((row, n) -> row.getLong("Value")).single();
	}

	Process start(Map<String, String> settings, String... command) throws IOException {
		List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx256m", "-Xlog:gc:file=" + this.home.resolve(GC_LOG), "-jar", JAR.toString()));
		words.addAll(List.of(command));
		ProcessBuilder builder = new ProcessBuilder(words);
		builder.environment().putAll(Map.of("SPRING_DATASOURCE_URL", this.url, "REGAIN_HOME", this.home.toString()));
		builder.environment().putAll(settings);
		return builder.redirectErrorStream(true).redirectOutput(this.home.resolve("output").toFile()).start();
	}

	static Map<String, String> mail(int port) {
		return Map.of("SPRING_MAIL_HOST", "127.0.0.1", "SPRING_MAIL_PORT", String.valueOf(port));
	}

	private long heapMebibytes() throws IOException {
		try (Stream<String> lines = Files.lines(this.home.resolve(GC_LOG))) {
			return lines.map(COLLECTED::matcher)
				.filter(Matcher::find)
				.mapToLong((matcher) -> Long.parseLong(matcher.group(1)))
				.max()
				.orElse(0);
		}
	}

	/** Linux tells it; elsewhere 0. */
	private static long peakKibibytes(long process) {
		try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process), "status"))) {
			return lines.filter((line) -> line.startsWith("VmHWM:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
				.findFirst()
				.orElse(0);
		}
		catch (IOException | UncheckedIOException ex) {
			return 0;
		}
	}

	void copy(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				write(file.toString(), Files.readString(file));
			}
		}
	}

	void write(String name, String text) throws IOException {
		Path file = this.home.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
