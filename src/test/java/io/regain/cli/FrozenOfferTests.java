package io.regain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.regain.TestDatabase;
import io.regain.TestReceivers;
import io.regain.audience.Freezes;
import io.regain.audience.FrozenAudiences;
import io.regain.audience.Listed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What people read of an offer to three customers, of whom an incident hurts two. */
class FrozenOfferTests {

	private static final String INCIDENT = "incident 7, Card payments fail";

	private static final String CAMPAIGN = """
			campaign: offer
			title: An offer
			class: marketing
			purpose: care
			owner: crm@lavka.example
			from: { name: Lavka, email: hello@lavka.example }
			audience:
			  segment: everybody
			send:
			  channels: [email]
			  template: test/offer
			  within: 12h
			  on-freeze: %s
			""";

	private static final String TEXT = "Today everything is free. ${(links.unsubscribe)!}";

	private final TestDatabase.Schema schema = TestDatabase.schema();

	private final TestReceivers receivers = new TestReceivers();

	private final Installation installation = new Installation().with(this.schema)
		.with("regain.public-url", "https://regain.example");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path home;

	@BeforeEach
	void open() throws IOException {
		JdbcClient jdbc = JdbcClient.create(this.schema.dataSource());
		jdbc.sql("CREATE VIEW regain_customer AS SELECT 1 AS id, 'a@mail.example' AS email "
				+ "UNION ALL SELECT 2, 'b@mail.example' UNION ALL SELECT 3, 'c@mail.example'")
			.update();
		jdbc.sql(
				"CREATE VIEW regain_consent AS SELECT id AS customer_id, NULL AS channel, NULL AS topic, 1 AS allowed, "
						+ "'2026-01-01' AS at, 'form' AS source FROM regain_customer")
			.update();
		write("campaigns/segments/everybody.yaml", """
				segment: everybody
				title: Everybody
				sql: SELECT id AS customer_id FROM regain_customer ORDER BY id
				""");
		write("templates/test/offer/subject.en.ftl", "An offer");
		write("templates/test/offer/html.en.ftlh", "<p>" + TEXT + "</p>");
		write("templates/test/offer/text.en.ftl", TEXT);
		this.receivers.connect(this.installation.with("regain.home", this.home.toString()));
		var context = this.installation.context();
		context.getBean(FrozenAudiences.class)
			.add("incident-7", List.of(new Listed("1", Map.of()), new Listed("2", Map.of())));
		context.getBean(Freezes.class).begin("incident-7", INCIDENT);
	}

	@AfterEach
	void close() {
		this.installation.close();
		this.receivers.close();
	}

	@Test
	void whatIsHeldIsToldWithTheNameOfTheIncident() throws IOException {
		write("campaigns/test/offer.yaml", CAMPAIGN.formatted("hold"));
		assertThat(this.installation.run("plan", "offer").out())
			.contains("  held                      2  customers by " + INCIDENT);
		Installation.Answer run = this.installation.run("run", "offer", "--key", "k", "--no-wait");
		assertThat(run.exit()).isEqualTo(Exit.STOPPED);
		assertThat(run.out()).contains("    by an incident          2")
			.contains("Kept back by incidents\n  " + INCIDENT + "\n                            2 messages are held");
		assertThat(run.err()).contains("; 2 messages are held: " + INCIDENT)
			.contains("2 messages held by an incident: 'run offer --key k' waits for its end.");
		assertThat(this.installation.run("explain", "1").out()).contains("PLANNED, held: incident: " + INCIDENT);
		assertThat(this.installation.run("report", "offer@k", "--json")
			.json()
			.path("incidents")
			.path(0)
			.path("held")
			.asInt()).isEqualTo(2);
	}

	@Test
	void whatIsDroppedIsToldWithTheNameOfTheIncident() throws IOException {
		write("campaigns/test/offer.yaml", CAMPAIGN.formatted("drop"));
		assertThat(this.installation.run("plan", "offer").out()).contains("2  customers by " + INCIDENT);
		Installation.Answer run = this.installation.run("run", "offer", "--key", "k");
		assertThat(run.exit()).isZero();
		assertThat(run.out()).contains("2 incident\n")
			.contains(INCIDENT + "\n                            2 customers were left out of the plan");
		assertThat(this.installation.run("explain", "1").out()).contains("excluded: incident " + INCIDENT + " — ");
	}

	private void write(String name, String text) throws IOException {
		Path file = this.home.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
