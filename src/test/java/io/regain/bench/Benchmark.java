package io.regain.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/**
 * Side by side, in one run, on the same sink with the same bytes: the limit, the naive
 * program, and Regain whole (planned, rendered, sent, recorded). {@code .ci/bench} starts
 * it with the sink, the database and Postfix's {@code smtp-source}.
 */
final class Benchmark {

	private static final int SESSIONS = 8;

	/** How many the naive program sends: its rate does not depend on that. */
	private static final int NAIVE = 1_000;

	private static final Duration FAR_AWAY = Duration.ofMillis(20);

	private static final List<Integer> GROUPS = List.of(5, 20, 50, 100);

	private final List<String> table = new ArrayList<>();

	private final Path source;

	private final int sink;

	private final BenchCompany company;

	private Benchmark(Path source, int sink, BenchCompany company) {
		this.source = source;
		this.sink = sink;
		this.company = company;
	}

	/**
	 * @param args how many customers, the port of the sink, the path of smtp-source, the
	 * JDBC URL of an empty schema with its user
	 */
	public static void main(String[] args) throws Exception {
		((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
		int customers = Integer.parseInt(args[0]);
		BenchCompany company = new BenchCompany(args[3], Files.createTempDirectory("bench"), customers);
		new Benchmark(Path.of(args[2]), Integer.parseInt(args[1]), company).run(customers);
	}

	private void run(int customers) throws Exception {
		this.company.furnish();
		RegainRun warm = regain("warm", this.sink, 20, 1_000);
		int bytes = warm.bytesPerMessage();
		row("%-34s %10s %12s %10s %10s", "", "messages", "per second", "ratio", "");
		double limit = limit(customers, bytes, this.sink);
		row("%-34s %,10d %,12.0f %10.2f", "limit: smtp-source -d", customers, limit, 1.0);
		double naive = naive(NAIVE, this.sink);
		row("%-34s %,10d %,12.0f %10.2f", "naive: Batch + JavaMailSender", NAIVE, naive, naive / limit);
		RegainRun whole = regain("whole", this.sink, 20, customers);
		row("%-34s %,10d %,12.0f %10.2f  %.1f x naive", "Regain, planned and sent", customers, whole.perSecond(),
				whole.perSecond() / limit, whole.perSecond() / naive);
		row("%-34s %,10d %,12.0f", "  planning alone", customers, whole.plannedPerSecond());
		row("%-34s %,10d %,12.0f %10.2f", "  sending alone", customers, whole.sentPerSecond(),
				whole.sentPerSecond() / limit);
		row("  statements per 1,000 messages: %,d   bytes per message: %,d", whole.statements() * 1_000 / customers,
				bytes);
		row("  heap: -Xmx256m, at most %,d MiB in use after a collection   peak RSS: %,d MiB", whole.heapMebibytes(),
				whole.peakKibibytes() / 1024);
		int few = Math.max(1_000, Math.min(50_000, customers / 4));
		for (int group : GROUPS) {
			RegainRun run = regain("group" + group, this.sink, group, few);
			row("%-34s %,10d %,12.0f %10s  in the air: %,d", "  sending, group " + group, few, run.sentPerSecond(), "",
					SESSIONS * group);
		}
		farAway(few, bytes);
		this.table.forEach(System.out::println);
	}

	private void farAway(int messages, int bytes) throws Exception {
		try (SlowLink link = new SlowLink(this.sink, FAR_AWAY)) {
			int fewer = Math.min(messages / 5, 4_000);
			double limit = limit(fewer, bytes, link.port());
			row("%-34s %,10d %,12.0f %10.2f", "20 ms away: smtp-source -d", fewer, limit, 1.0);
			double naive = naive(fewer / 10, link.port());
			row("%-34s %,10d %,12.0f %10.2f", "20 ms away: naive", fewer / 10, naive, naive / limit);
			RegainRun run = regain("far", link.port(), 20, fewer);
			row("%-34s %,10d %,12.0f %10.2f  %.1f x naive", "20 ms away: Regain, sending", fewer, run.sentPerSecond(),
					run.sentPerSecond() / limit, run.sentPerSecond() / naive);
		}
	}

	private RegainRun regain(String key, int port, int group, int messages) throws Exception {
		return this.company.run(key, port, SESSIONS, group, messages);
	}

	private double limit(int messages, int bytes, int port) throws IOException, InterruptedException {
		long began = System.nanoTime();
		Process process = new ProcessBuilder(this.source.toString(), "-d", "-s", String.valueOf(SESSIONS), "-m",
				String.valueOf(messages), "-l", String.valueOf(bytes), "127.0.0.1:" + port)
			.inheritIO()
			.start();
		if (process.waitFor() != 0) {
			throw new IllegalStateException("smtp-source failed");
		}
		return perSecond(messages, System.nanoTime() - began);
	}

	private double naive(int messages, int port) throws Exception {
		long began = System.nanoTime();
		new NaiveProgram(this.company.dataSource(), port, this.company.letter()).run(messages);
		return perSecond(messages, System.nanoTime() - began);
	}

	private static double perSecond(int messages, long nanos) {
		return messages / (nanos / 1e9);
	}

	private void row(String format, Object... values) {
		String row = String.format(Locale.ROOT, format, values);
		System.err.println(row);
		this.table.add(row);
	}

}
