package io.regain.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.regain.message.Sha256;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How soon those whom an incident affects are told, while a large marketing run goes on
 * in another process: from the moment at which {@code serve} is asked to confirm an
 * update.
 */
final class IncidentBench {

	private static final String TOKEN = "the bench's own";

	private static final int PORT = 8577;

	/** The first comes when {@code serve} has just started, and has sent nothing yet. */
	private static final int UPDATES = 3;

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	private final BenchCompany company;

	private final JdbcClient jdbc;

	private final Map<String, String> settings;

	private IncidentBench(BenchCompany company, int sinkPort) {
		this.company = company;
		this.jdbc = JdbcClient.create(company.dataSource());
		this.settings = new HashMap<>(BenchCompany.mail(sinkPort));
		this.settings.putAll(Map.of("SERVER_PORT", String.valueOf(PORT), "REGAIN_PUBLIC_URL",
				"http://127.0.0.1:" + PORT, "REGAIN_AUDIENCE_CONSENT", "opt-out", "REGAIN_API_TOKENS_0_NAME", "bench",
				"REGAIN_API_TOKENS_0_ROLE", "support-lead", "REGAIN_API_TOKENS_0_SHA256", Sha256.hex(TOKEN)));
	}

	/**
	 * @param arguments how many get the offer, how many are affected, the sink's port,
	 * the database's JDBC URL
	 */
	public static void main(String[] arguments) throws Exception {
		((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
		int offers = Integer.parseInt(arguments[0]);
		int affected = Integer.parseInt(arguments[1]);
		Path home = Files.createTempDirectory("regain-bench");
		BenchCompany company = new BenchCompany(arguments[3], home, offers);
		company.furnish();
		new IncidentBench(company, Integer.parseInt(arguments[2])).run(offers, affected);
	}

	private void run(int offers, int affected) throws Exception {
		write(offers, affected);
		Process serve = this.company.start(this.settings, "serve");
		Process marketing = this.company.start(this.settings, "run", "offer", "--key", "bench");
		try {
			await("the offer is being sent", () -> accepted("offer") > offers / 50);
			await("serve answers", () -> get("").isArray());
			long incident = post("", """
					{ "title": { "en": "Payments fail" }, "component": "payments", "severity": "major",
					  "affected": { "segment": "affected" } }""").at("/incident/number").asLong();
			for (int update = 1; update <= UPDATES; update++) {
				long before = accepted("offer");
				Instant asked = say(incident, update);
				String run = "incident-%d/update-%d".formatted(incident, update);
				await("all affected are told", () -> acceptedOf(run) >= affected);
				tell(run, asked, affected, accepted("offer") - before, !marketing.isAlive());
			}
		}
		finally {
			for (Process process : new Process[] { marketing, serve }) {
				process.destroy();
				process.waitFor(20, TimeUnit.SECONDS);
			}
		}
	}

	/** When {@code serve} was asked to confirm it. */
	private Instant say(long incident, int update) throws IOException, InterruptedException {
		JsonNode proposal = post("/%d/updates".formatted(incident), """
				{ "text": { "en": "Payments fail (%d). Please pay in cash meanwhile, we are working on it." } }
				""".formatted(update));
		Instant asked = now();
		post("/%d/updates/%d/confirm".formatted(incident, update),
				JSON.writeValueAsString(Map.of("digest", proposal.path("digest").asString())));
		return asked;
	}

	private void write(int offers, int affected) throws IOException {
		this.company.copy(Path.of("campaigns", "incident"));
		this.company.write("campaigns/status/offer.yaml", """
				campaign: offer
				title: An offer
				class: marketing
				purpose: reactivation
				topic: offers
				owner: crm@lavka.example
				from: { name: Lavka, email: hello@lavka.example }
				audience: { segment: everybody }
				send: { channels: [email], template: starter/hello, within: 12h }
				""");
		segment("everybody", offers);
		segment("affected", affected);
		segment("payments-failed", affected);
	}

	private void segment(String id, int customers) throws IOException {
		this.company.write("campaigns/segments/%s.yaml".formatted(id), """
				segment: %s
				title: %s
				sql: SELECT id AS customer_id FROM regain_customer ORDER BY id LIMIT %d
				""".formatted(id, id, customers));
	}

	private void tell(String run, Instant asked, int affected, long offers, boolean over) {
		this.jdbc.sql("""
				SELECT MIN(r.created_at) AS begun, MIN(r.planned_at) AS planned, MIN(m.sending_at) AS first,
				MIN(m.accepted_at) AS taken, MAX(m.accepted_at) AS last
				FROM regain_message m JOIN regain_run r ON r.id = m.run_id WHERE r.run_key = :run
				""").param("run", run).query((row) -> {
			print("%s:", run);
			print("confirmed → begun %5.2f s, planned %5.2f s",
					seconds(asked, row.getObject("begun", LocalDateTime.class)),
					seconds(asked, row.getObject("planned", LocalDateTime.class)));
			print("confirmed → first on its way %5.2f s, first accepted %5.2f s, last of %,d %5.2f s",
					seconds(asked, row.getObject("first", LocalDateTime.class)),
					seconds(asked, row.getObject("taken", LocalDateTime.class)), affected,
					seconds(asked, row.getObject("last", LocalDateTime.class)));
		});
		print("meanwhile %,d offers left%s", offers, over ? "; the offer's run had ended before" : "");
	}

	/** What it measures is what it is for: a program, no test. */
	private static void print(String format, Object... values) {
		System.out.println(String.format(Locale.ROOT, format, values));
	}

	private static double seconds(Instant from, LocalDateTime to) {
		return Duration.between(from, to.toInstant(ZoneOffset.UTC)).toMillis() / 1e3;
	}

	/** By the database's clock, as the ledger's times on this machine are. */
	private Instant now() {
		return this.jdbc.sql("SELECT UTC_TIMESTAMP(3)").query(LocalDateTime.class).single().toInstant(ZoneOffset.UTC);
	}

	private long accepted(String campaign) {
		return this.jdbc.sql("""
				SELECT COUNT(*) FROM regain_message m JOIN regain_run r ON r.id = m.run_id
				WHERE r.campaign = :campaign AND m.channel = 'email' AND m.state = 'ACCEPTED'
				""").param("campaign", campaign).query(Long.class).single();
	}

	private long acceptedOf(String run) {
		return this.jdbc.sql("""
				SELECT COUNT(*) FROM regain_message m JOIN regain_run r ON r.id = m.run_id
				WHERE r.run_key = :run AND m.channel = 'email' AND m.state = 'ACCEPTED'
				""").param("run", run).query(Long.class).single();
	}

	private JsonNode get(String path) throws IOException, InterruptedException {
		return ask(HttpRequest.newBuilder(address(path)).GET());
	}

	private JsonNode post(String path, String body) throws IOException, InterruptedException {
		return ask(HttpRequest.newBuilder(address(path))
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.POST(BodyPublishers.ofString(body)));
	}

	private static URI address(String path) {
		return URI.create("http://127.0.0.1:%d/api/v1/incidents%s".formatted(PORT, path));
	}

	private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
		return JSON.readTree(
				this.http.send(request.header("Authorization", "Bearer " + TOKEN).build(), BodyHandlers.ofString())
					.body());
	}

	private static void await(String what, Condition condition) throws InterruptedException {
		for (int look = 0; look < 3_000; look++) {
			try {
				if (condition.holds()) {
					return;
				}
			}
			catch (Exception ex) {
				// not yet
			}
			TimeUnit.MILLISECONDS.sleep(200);
		}
		throw new IllegalStateException(what + ": not within ten minutes");
	}

	/** Something that will be so. */
	private interface Condition {

		boolean holds() throws Exception;

	}

}
