package io.regain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Objects;

import io.regain.cli.Installation;
import io.regain.cli.Installation.Answer;
import io.regain.demo.gateway.Behaviour;
import io.regain.demo.shop.Shop;
import io.regain.message.Sha256;
import tools.jackson.databind.JsonNode;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo's shop as a company in production: its database, its receivers, {@code serve}
 * on a port of its own, and each shipped campaign run once. Made for the first test that
 * asks, and shared by all; tests that change something use other runs.
 */
public final class Lavka {

	public static final String APOLOGY = "late-delivery-apology";

	public static final String UPDATE = "delivery-delay-update";

	public static final String OFFER = "lapsed-90-days";

	public static final List<String> CAMPAIGNS = List.of(APOLOGY, UPDATE, OFFER);

	/** Who may use the API, and what they are. */
	public static final Map<String, String> PEOPLE = Map.of("olga", "support-lead", "pavel", "support-lead", "mia",
			"marketer", "otto", "operator", "vera", "viewer", "till", "shop", "prometheus", "monitor");

	private static final int CUSTOMERS = 1_200;

	/** Where it is about noon, so that no test meets a new day. */
	private static final ZoneOffset ZONE = ZoneOffset
		.ofHours(12 - Clock.systemUTC().instant().atOffset(ZoneOffset.UTC).getHour());

	private final TestDatabase.Schema schema = TestDatabase.schema();

	private final TestReceivers receivers = new TestReceivers();

	private final Installation installation = new Installation();

	private final Map<String, Answer> plans = new HashMap<>();

	private final Map<String, Answer> runs = new HashMap<>();

	private final LocalDate today = LocalDate.now(Clock.system(ZONE));

	private final URI url;

	private final ApplicationContext context;

	private Lavka() throws IOException {
		new Shop(20_26, this.today, CUSTOMERS).open(this.schema.dataSource());
		Socket free = freePort();
		int port = free.getLocalPort();
		this.url = URI.create("http://127.0.0.1:" + port);
		this.receivers.connect(this.installation.with(this.schema));
		this.installation.with("server.port", port)
			.with("server.address", "127.0.0.1")
			.with("regain.public-url", this.url)
			.with("regain.zone", ZONE)
			.with("regain.incident.cool-off", "0s")
			.with("regain.monitoring.rules[0].id", "images-down")
			.with("regain.monitoring.rules[0].match", "alertname=ImagesDown")
			.with("regain.monitoring.rules[0].component", "images")
			.with("regain.monitoring.rules[0].title.en", "Pictures do not load")
			.with("regain.monitoring.rules[0].for", "0s")
			.with("regain.sms.help.en", "Lavka <3 & you")
			.with("regain.sms.help.ru", "Lavka <3 & you");
		this.receivers.twilio().behave((number) -> number.endsWith("7"), Behaviour.undelivered("30005"));
		this.receivers.twilio().behave((number) -> number.endsWith("40"), Behaviour.refuse("21610"));
		this.receivers.fcm().behave((token) -> token.endsWith("a"), Behaviour.refuse("UNREGISTERED"));
		for (Map.Entry<String, String> person : PEOPLE.entrySet()) {
			String token = "regain.api.tokens[%d].".formatted(List.copyOf(PEOPLE.keySet()).indexOf(person.getKey()));
			this.installation.with(token + "name", person.getKey())
				.with(token + "role", person.getValue())
				.with(token + "sha256", Sha256.hex(token(person.getKey())));
		}
		this.context = this.installation.serve();
		free.close();
		for (String campaign : CAMPAIGNS) {
			this.plans.put(campaign, this.installation.run("plan", campaign, "--json"));
			this.runs.put(campaign, this.installation.run("run", campaign, "--json"));
		}
		awaitCallbacks();
	}

	/**
	 * Links and callbacks name the port, so it is found before anybody listens on it:
	 * bound, so that nobody else is given it meanwhile, in a way that lets a server in.
	 */
	private static Socket freePort() throws IOException {
		Socket held = new Socket();
		held.setReuseAddress(true);
		held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		return held;
	}

	/** Whatever was reported of text messages is in the ledger then. */
	public void awaitCallbacks() {
		assertThat(this.receivers.twilio().awaitCallbacks(Patience.LONG)).as("all callbacks were made").isTrue();
	}

	public static Lavka open() {
		return Holder.LAVKA;
	}

	/** One of today's customers whose message is in that state. */
	public String customer(String state) {
		return database().sql("""
				SELECT MIN(m.customer_id) FROM regain_message m JOIN regain_run r ON r.id = m.run_id
				WHERE m.state = :state AND r.run_key = :key
				""").param("state", state).param("key", this.today.toString()).query(String.class).single();
	}

	/** One in which they were written to; other tests begin others. */
	public JsonNode runOfToday(String customer) {
		return run("explain", customer, "--json").json()
			.path("runs")
			.valueStream()
			.filter((run) -> run.path("run").asString().endsWith("@" + this.today))
			.filter((run) -> run.at("/messages/0/state").asString("").equals("ACCEPTED"))
			.findFirst()
			.orElseThrow();
	}

	/** How many rows the ledger's tables have. */
	public Map<String, Long> rows() {
		Map<String, Long> rows = new TreeMap<>();
		for (String table : List.of("run", "recipient", "message", "attempt", "event", "definition", "exclusion",
				"suppression", "setting")) {
			rows.put(table, database().sql("SELECT COUNT(*) FROM regain_" + table).query(Long.class).single());
		}
		return rows;
	}

	/** Runs a command here. */
	public Answer run(String... arguments) {
		return this.installation.run(arguments);
	}

	/** What {@code plan CAMPAIGN --json} answered, just before the run. */
	public Answer planned(String campaign) {
		return Objects.requireNonNull(this.plans.get(campaign));
	}

	/** What {@code run CAMPAIGN --json} answered. */
	public Answer ran(String campaign) {
		return Objects.requireNonNull(this.runs.get(campaign));
	}

	/** The name of a campaign's run. */
	public String runOf(String campaign) {
		return campaign + "@" + this.today;
	}

	public LocalDate today() {
		return this.today;
	}

	public TestReceivers receivers() {
		return this.receivers;
	}

	/** The token of one of {@link #PEOPLE}. */
	public static String token(String person) {
		return "token of " + person;
	}

	/** Where {@code serve} answers. */
	public URI url() {
		return this.url;
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public <T> T bean(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	public JdbcClient database() {
		return bean(JdbcClient.class);
	}

	private static final class Holder {

		static final Lavka LAVKA = make();

		private static Lavka make() {
			try {
				return new Lavka();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
