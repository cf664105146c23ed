package io.regain.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.regain.cli.Contexts;
import io.regain.cli.Exit;
import io.regain.demo.outbox.Outbox;
import io.regain.demo.shop.Shop;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs the shipped campaigns for a made-up shop, and tells of an incident there, with the
 * same commands as production, to receivers on this machine; then shows what they got.
 */
@Command(name = "demo",
		description = "Run the shipped campaigns for a made-up shop, to receivers on this machine, and show what they got.")
class DemoCommand implements Callable<Integer> {

	private static final List<String> CAMPAIGNS = List.of("late-delivery-apology", "delivery-delay-update",
			"lapsed-90-days");

	private static final long SEED = 20_26;

	private static final Duration CALLBACKS = Duration.ofSeconds(20);

	private final Contexts contexts;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Option(names = "--customers", paramLabel = "N", defaultValue = "5000",
			description = "How many customers the shop has (default: ${DEFAULT-VALUE}).")
	private int customers;

	@Option(names = "--out", paramLabel = "DIR", defaultValue = "target/demo",
			description = "Where to write what was sent (default: ${DEFAULT-VALUE}).")
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	DemoCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() throws IOException {
		say("Starting a database, a mail server and stand-ins for Twilio and FCM …");
		try (EmbeddedDatabase database = EmbeddedDatabase.start(); Receivers receivers = Receivers.start(this.folder)) {
			LocalDate today = LocalDate.now(Clock.system(ZoneId.systemDefault()));
			say("Opening a shop with %,d customers …".formatted(this.customers));
			database.createSchema("shop");
			new Shop(SEED, today, this.customers).open(dataSource(database));
			DemoIncident incident = new DemoIncident();
			configure(database, receivers, incident);
			this.contexts.quiet();
			var context = this.contexts.serving();
			try {
				int code = runAll(today, receivers);
				say("");
				code = Math.max(code, incident.tell(this.spec.root().commandLine(), context, receivers.regain()));
				receivers.awaitCallbacks(CALLBACKS);
				Path page = new Outbox(this.folder.resolve("outbox"), "Lavka").write(receivers.sent(context));
				say("");
				say("Everything that was sent, as its receivers got it:");
				say("  " + page.toUri());
				say("The status page:");
				say("  " + DemoIncident.copyStatusPage(receivers.regain(), page.resolveSibling("status.html")).toUri());
				return code;
			}
			finally {
				this.contexts.close();
			}
		}
	}

	/** The highest code of all runs: a demo that does not complete must not look well. */
	private int runAll(LocalDate today, Receivers receivers) {
		int worst = Exit.OK;
		CommandLine regain = this.spec.root().commandLine();
		for (String campaign : CAMPAIGNS) {
			say("");
			worst = Math.max(worst, regain.execute("run", campaign, "--key", today.toString(), "--quiet"));
			receivers.awaitCallbacks(CALLBACKS);
			worst = Math.max(worst, regain.execute("report", campaign + "@" + today));
		}
		return worst;
	}

	private void configure(EmbeddedDatabase database, Receivers receivers, DemoIncident incident) {
		this.contexts.set("spring.datasource.url", database.url("shop"));
		this.contexts.set("spring.datasource.username", database.username());
		this.contexts.set("spring.datasource.password", database.password());
		receivers.settings().forEach(this.contexts::set);
		incident.settings().forEach(this.contexts::set);
	}

	private static MysqlDataSource dataSource(EmbeddedDatabase database) {
		MysqlDataSource source = new MysqlDataSource();
		source.setUrl(database.url("shop") + "&rewriteBatchedStatements=true");
		source.setUser(database.username());
		source.setPassword(database.password());
		return source;
	}

	private void say(String text) {
		PrintWriter err = this.spec.commandLine().getErr();
		err.println(text);
		err.flush();
	}

}
