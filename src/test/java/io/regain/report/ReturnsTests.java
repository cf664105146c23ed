package io.regain.report;

import java.util.Map;
import java.util.Objects;

import io.regain.RegainTest;
import io.regain.delivery.Run;
import io.regain.delivery.TestLedger;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What came of a run, against a ledger made by hand. */
@RegainTest
class ReturnsTests {

	private final TestLedger ledger;

	private final Reports reports;

	private final JdbcClient jdbc;

	ReturnsTests(TestLedger ledger, Reports reports, JdbcClient jdbc) {
		this.ledger = ledger;
		this.reports = reports;
		this.jdbc = jdbc;
	}

	@Test
	void everyStateAndEveryEventIsCountedOnce() {
		Figures all = results(full()).all();
		assertThat(all.planned()).isEqualTo(19);
		assertThat(all.accepted()).isEqualTo(9);
		assertThat(all.refused()).isEqualTo(new Bounces(2, 0, 1, 0, 1, 0));
		assertThat(all.bounced()).isEqualTo(new Bounces(1, 1, 0, 0, 1, 1));
		assertThat(all.delivered()).isEqualTo(5);
		assertThat(all.confirmed()).isEqualTo(1);
		assertThat(all.opened()).isEqualTo(2);
		assertThat(all.openedByMachines()).isEqualTo(1);
		assertThat(all.clicked()).isEqualTo(1);
		assertThat(all.clickedByMachines()).isEqualTo(1);
		assertThat(all.unsubscribed()).isEqualTo(1);
		assertThat(all.complained()).isEqualTo(1);
		assertThat(all.replied()).isEqualTo(1);
	}

	@Test
	void eachDimensionAddsUpToTheWhole() {
		Results results = results(full());
		assertThat(results.byChannel().values().stream().reduce(Figures.NONE, Figures::plus)).isEqualTo(results.all());
		assertThat(results.byLocale().values().stream().reduce(Figures.NONE, Figures::plus)).isEqualTo(results.all());
		assertThat(results.byDomain().values().stream().reduce(Figures.NONE, Figures::plus)).isEqualTo(results.email());
		assertThat(results.byHour().stream().mapToLong(Results.Hour::accepted).sum()).isEqualTo(9);
		assertThat(results.byHour().stream().mapToLong(Results.Hour::opened).sum()).isEqualTo(2);
	}

	@Test
	void dimensionsSayWhere() {
		Results results = results(full());
		assertThat(results.byChannel()).containsOnlyKeys("email", "sms", "push");
		assertThat(figures(results.byChannel(), "sms").confirmed()).isEqualTo(1);
		assertThat(results.byLocale()).containsOnlyKeys("en", "ru", "unknown");
		assertThat(figures(results.byLocale(), "ru").opened()).isEqualTo(1);
		assertThat(results.byDomain()).containsOnlyKeys("a.example", "b.example");
		assertThat(figures(results.byDomain(), "b.example").bounced()).isEqualTo(new Bounces(1, 1, 0, 0, 1, 1));
		assertThat(Objects.requireNonNull(results.byVariant().get("included")).customers()).isEqualTo(19);
		assertThat(Objects.requireNonNull(results.byVariant().get("held-out")).customers()).isEqualTo(1);
		assertThat(Objects.requireNonNull(results.byVariant().get("held-out")).figures()).isEqualTo(Figures.NONE);
	}

	/** The class that asks for the most is told, and a person before a machine. */
	@Test
	void ofSeveralEventsOfAMessageTheGravestCounts() {
		Figures all = results(run().message("c-1", "c1@a.example", "en", "BOUNCED")
			.event("c-1", "bounced", "soft", 1)
			.event("c-1", "bounced", "hard", 2)
			.event("c-1", "bounced", "soft", 3)
			.message("c-2", "c2@a.example", "en", "ACCEPTED")
			.event("c-2", "opened", "person", 1)
			.event("c-2", "opened", "machine", 2)
			.event("c-2", "opened", "person", 3)).all();
		assertThat(all.bounced()).isEqualTo(new Bounces(1, 0, 0, 0, 0, 0));
		assertThat(all.opened()).isEqualTo(1);
		assertThat(all.openedByMachines()).isZero();
	}

	@Test
	void anEventCountsInTheHourInWhichItWasFirstReported() {
		Results results = results(run().message("c-1", "c1@a.example", "en", "ACCEPTED")
			.event("c-1", "opened", "machine", 5)
			.event("c-1", "opened", "person", 65)
			.event("c-1", "opened", "person", 200));
		assertThat(results.byHour()).extracting((hour) -> hour.hour() + " " + hour.accepted() + " " + hour.opened())
			.containsExactly("2026-11-22T10:00Z 1 0", "2026-11-22T11:00Z 0 1");
	}

	@Test
	void rareDomainsAreTogether() {
		HandmadeRun run = run();
		for (int i = 1; i <= 12; i++) {
			run.message("c-" + i, "c@d%02d.example".formatted(i), "en", "ACCEPTED");
		}
		Results results = results(run);
		assertThat(results.byDomain()).hasSize(11).containsKeys("d01.example", "d10.example", Results.OTHERS);
		assertThat(figures(results.byDomain(), Results.OTHERS).accepted()).isEqualTo(2);
	}

	@Test
	void aRunOfNobodyHasResultsToo() {
		DetailedReport report = this.reports.detailed(run().made());
		assertThat(report.results().all()).isEqualTo(Figures.NONE);
		assertThat(report.standsOut()).isEqualTo("The segment selected nobody.");
	}

	@Test
	void theDomainThatLosesMoreThanTheOthersStandsOut() {
		HandmadeRun run = run();
		for (int i = 1; i <= 40; i++) {
			run.message("a-" + i, "a%d@good.example".formatted(i), "en", "ACCEPTED");
			run.message("b-" + i, "b%d@bad.example".formatted(i), "en", (i <= 30) ? "BOUNCED" : "ACCEPTED");
		}
		assertThat(this.reports.detailed(run.made()).standsOut()).isEqualTo("62.5 % of what was accepted is delivered. "
				+ "30 bounced at bad.example: 75.0 % of the mail to it, 37.5 % over all domains.");
	}

	@Test
	void linksSayWhoFollowedThem() {
		Run run = run().message("c-1", "c1@a.example", "en", "ACCEPTED")
			.event("c-1", "clicked", "person", 1)
			.event("c-1", "clicked", "machine", 1)
			.message("c-2", "c2@a.example", "en", "ACCEPTED")
			.event("c-2", "clicked", "person", 2)
			.event("c-2", "clicked", "person", 3)
			.made();
		this.jdbc.sql("""
				INSERT INTO regain_link (definition, run_date, target, target_sha256, created_at)
				VALUES ('d', '2026-11-22', 'https://shop.example/offers', 't', NOW())
				""").update();
		this.jdbc.sql("UPDATE regain_event SET link_id = (SELECT id FROM regain_link)").update();
		assertThat(this.reports.detailed(run).results().links())
			.containsExactly(new Results.Link("https://shop.example/offers", 2, 1));
	}

	private static Figures figures(Map<String, Figures> table, String value) {
		return Objects.requireNonNull(table.get(value));
	}

	private Results results(HandmadeRun run) {
		Run made = run.made();
		return this.reports.detailed(made).results();
	}

	private HandmadeRun run() {
		return new HandmadeRun(this.ledger, this.jdbc);
	}

	private HandmadeRun full() {
		return run().message("opened", "o@a.example", "en", "ACCEPTED")
			.event("opened", "opened", "person", 1)
			.event("opened", "clicked", "person", 2)
			.event("opened", "replied", "", 3)
			.event("opened", "auto-replied", "", 3)
			.message("gone", "g@a.example", "ru", "ACCEPTED")
			.event("gone", "opened", "", 61)
			.event("gone", "unsubscribed", "", 62)
			.event("gone", "complained", "", 63)
			.message("scanned", "s@a.example", "ru", "ACCEPTED")
			.event("scanned", "opened", "machine", 1)
			.event("scanned", "clicked", "machine", 1)
			.message("quiet", "q@a.example", "en", "ACCEPTED")
			.event("quiet", "delayed", "", 1)
			.message("text", "+4930123456", "en", "DELIVERED")
			.event("text", "sent", "", 1)
			.event("text", "delivered", "", 1)
			.message("hard", "h@b.example", "en", "BOUNCED")
			.event("hard", "bounced", "hard", 1)
			.message("soft", "s@b.example", "en", "ACCEPTED")
			.event("soft", "bounced", "soft", 1)
			.message("policy", "p@b.example", "en", "BOUNCED")
			.event("policy", "bounced", "policy", 1)
			.message("bounced", "x@b.example", "en", "BOUNCED")
			.refused("dead", "d@b.example", "DEAD_ADDRESS")
			.refused("invalid", "i@b.example", "INVALID_ADDRESS")
			.refused("spam", "sp@b.example", "CONTENT")
			.refused("account", "ac@b.example", "CONFIGURATION")
			.refused("unrendered", "u@b.example", "RENDERING")
			.message("planned", "pl@a.example", "", "PLANNED")
			.message("doubt", "do@a.example", "en", "IN_DOUBT")
			.message("expired", "ex@a.example", "en", "EXPIRED")
			.message("cancelled", "ca@a.example", "en", "CANCELLED")
			.message("suppressed", "su@a.example", "en", "SUPPRESSED")
			.heldOut("held");
	}

}
