package io.regain.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.regain.TestDatabase;
import io.regain.message.Secret;
import io.regain.tracking.Token;
import io.regain.tracking.Token.Purpose;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many of Twilio's status callbacks {@code serve} stores, and how fast it answers,
 * alone and beside junk: {@code .ci/bench-callbacks}. {@code serve} is a process of its
 * own; callers, {@code serve} and the database share the machine.
 */
final class CallbackBench {

	private static final String SECRET = "a secret of the bench, of 32 or more";

	private static final String AUTH_TOKEN = "the bench's auth token";

	private static final int CALLERS = 16;

	private static final int WARM_UP_SECONDS = 5;

	private static final int JUNK_SECONDS = 10;

	private final JdbcClient jdbc;

	private final int port;

	private long told;

	private final ProcessHandle serve;

	private CallbackBench(JdbcClient jdbc, int port, ProcessHandle serve) {
		this.jdbc = jdbc;
		this.port = port;
		this.serve = serve;
	}

	/**
	 * @param args how many messages, each of which is reported of twice; how many
	 * requests of junk a second
	 */
	public static void main(String[] args) throws Exception {
		TestDatabase.Schema schema = TestDatabase.schema();
		int port = freePort();
		Process serve = serve(schema, port);
		try {
			await(port, serve);
			CallbackBench bench = new CallbackBench(JdbcClient.create(schema.dataSource()), port, serve.toHandle());
			bench.run(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
		}
		finally {
			serve.destroy();
			serve.waitFor(1, TimeUnit.MINUTES);
		}
		System.exit(0);
	}

	private void run(int messages, int junkPerSecond) throws Exception {
		print("%-16s %10s %12s %9s %9s %9s %12s %12s", "", "callbacks", "per second", "p50 ms", "p99 ms", "max ms",
				"serve, µs", "database, µs");
		measure("to warm up", messages);
		measure("alone", messages);
		measure("alone, again", messages);
		junkAlone(junkPerSecond);
		try (JunkCallers junk = new JunkCallers(this.port, junkPerSecond)) {
			measure("beside junk", messages);
			print("  junk answered: %s", junk.summary());
		}
	}

	private void measure(String name, int messages) throws Exception {
		List<byte[]> requests = new TwilioReports(this.port, AUTH_TOKEN, new Secret(SECRET), this::token)
			.of(messages(messages));
		GenuineCallers callers = new GenuineCallers(this.port, CALLERS, requests);
		long serveBefore = micros(this.serve);
		long databaseBefore = databaseMicros();
		callers.run();
		long serveAfter = micros(this.serve);
		long databaseAfter = databaseMicros();
		this.told += requests.size();
		long stored = this.jdbc.sql("SELECT COUNT(*) FROM regain_event").query(Long.class).single();
		if (stored != this.told) {
			throw new IllegalStateException("%d events are stored instead of %d".formatted(stored, this.told));
		}
		print("%-16s %,10d %,12.0f %9.1f %9.1f %9.1f %,12d %,12d", name, requests.size(), callers.perSecond(),
				callers.millis(0.5), callers.millis(0.99), callers.millis(1),
				(serveAfter - serveBefore) / requests.size(), (databaseAfter - databaseBefore) / requests.size());
	}

	/** What it costs by itself, to tell its share where it stands beside the others. */
	private void junkAlone(int perSecond) throws InterruptedException {
		try (JunkCallers junk = new JunkCallers(this.port, perSecond)) {
			TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
			long answeredBefore = junk.answered();
			long serveBefore = micros(this.serve);
			TimeUnit.SECONDS.sleep(JUNK_SECONDS);
			long answered = Math.max(1, junk.answered() - answeredBefore);
			print("%-16s %,10d %,12d %40s %,12d", "junk alone", answered, answered / JUNK_SECONDS, "",
					(micros(this.serve) - serveBefore) / answered);
		}
	}

	/** Processor time for each callback tells more than a rate where others work, too. */
	private static long micros(ProcessHandle process) {
		return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1_000;
	}

	/** The embedded one's; 0 for another. */
	private long databaseMicros() {
		return ProcessHandle.current()
			.descendants()
			.filter((process) -> process.pid() != this.serve.pid())
			.mapToLong(CallbackBench::micros)
			.sum();
	}

	private String token(Secret secret, long message) {
		return Token.of(secret, Purpose.STATUS, message);
	}

	/** Accepted text messages of a run of their own. */
	private List<Long> messages(int number) {
		String key = "run-" + System.nanoTime();
		this.jdbc
			.sql("""
					INSERT INTO regain_run (campaign, run_key, title, message_class, run_date, definition, redirected, status,
					  duplicate_rows, created_at, due_at, deadline_at, planned_at, version)
					VALUES ('bench', :key, 'Bench', 'SERVICE', CURRENT_DATE, '', FALSE, 'SENDING', 0, NOW(), NOW(), NOW(), NOW(), 0)
					""")
			.param("key", key)
			.update();
		long run = this.jdbc.sql("SELECT id FROM regain_run WHERE run_key = :key")
			.param("key", key)
			.query(Long.class)
			.single();
		String numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
				+ "SELECT :run, CONCAT('c-', (a.i - 1) * 1000 + b.i)%s FROM n a, n b WHERE (a.i - 1) * 1000 + b.i <= :most";
		this.jdbc
			.sql("INSERT INTO regain_recipient (run_id, customer_id, disposition, lot) "
					+ numbers.formatted(", 'INCLUDED', 1"))
			.param("run", run)
			.param("most", number)
			.update();
		this.jdbc
			.sql("INSERT INTO regain_message (run_id, customer_id, channel, step, address, address_hash, redirected, "
					+ "state, due_at, deadline_at, attempts, doubts, accepted_at) "
					+ numbers.formatted(", 'sms', 0, '+491701234567', UNHEX(SHA2(b.i, 256)), FALSE, 'ACCEPTED', NOW(), "
							+ "NOW(), 1, 0, NOW()"))
			.param("run", run)
			.param("most", number)
			.update();
		return this.jdbc.sql("SELECT id FROM regain_message WHERE run_id = :run")
			.param("run", run)
			.query(Long.class)
			.list();
	}

	private static Process serve(TestDatabase.Schema schema, int port) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx256m", "-cp", System.getProperty("java.class.path"), "io.regain.RegainApplication", "serve");
		builder.environment()
			.putAll(Map.of("SPRING_DATASOURCE_URL", schema.url(), "SPRING_DATASOURCE_USERNAME", schema.username(),
					"SPRING_DATASOURCE_PASSWORD", schema.password(), "SERVER_PORT", String.valueOf(port),
					"REGAIN_PUBLIC_URL", TwilioReports.url(port), "REGAIN_SECRET", SECRET,
					"REGAIN_SMS_TWILIO_ACCOUNT_SID", "AC1", "REGAIN_SMS_TWILIO_AUTH_TOKEN", AUTH_TOKEN,
					"REGAIN_SMS_TWILIO_FROM", "+15005550006"));
		return builder.redirectErrorStream(true).redirectOutput(Files.createTempFile("serve", ".log").toFile()).start();
	}

	private static void await(int port, Process serve) throws InterruptedException {
		while (serve.isAlive()) {
			try (Socket socket = new Socket("127.0.0.1", port)) {
				socket.getOutputStream()
					.write("GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
						.getBytes(StandardCharsets.US_ASCII));
				if (new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).contains(" 200 ")) {
					return;
				}
			}
			catch (IOException ex) {
				// not yet
			}
			TimeUnit.MILLISECONDS.sleep(200);
		}
		throw new IllegalStateException("serve ended with " + serve.exitValue());
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	/** What it measures is what it is for: a program, no test. */
	private static void print(String format, Object... values) {
		System.out.println(String.format(Locale.ROOT, format, values));
	}

}
