package io.regain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import io.regain.TestDatabase;
import io.regain.cli.Installation.Answer;
import io.regain.demo.shop.Shop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A dry run of what may not begin says so to a scheduler too. */
class PlanCommandTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

	private static final TestDatabase.Schema SHOP = TestDatabase.schema();

	@BeforeAll
	static void open() {
		new Shop(5, TODAY, 60).open(SHOP.dataSource());
		try (Installation installation = new Installation().with(SHOP)) {
			installation.run("migrate");
		}
	}

	@Test
	void withoutAChannelOrAnUnsubscribeLink() {
		try (Installation installation = new Installation().with(SHOP)) {
			Answer answer = plan(installation, "lapsed-90-days");
			assertThat(answer.exit()).isEqualTo(Exit.INVALID);
			assertThat(answer.err()).contains("spring.mail.host", "REGAIN_PUBLIC_URL");
			assertThat(answer.out()).contains("DRY RUN");
		}
	}

	@Test
	void withFewerThanExpected() {
		try (Installation installation = reachable()) {
			Answer answer = plan(installation, "lapsed-90-days");
			assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
			assertThat(answer.out()).contains("✗ a run would be refused");
		}
	}

	@Test
	void whatWasRefusedIsListedAndReportedAsThat() {
		try (Installation installation = reachable()) {
			assertThat(installation.run("run", "lapsed-90-days", "--key", "few").exit()).isEqualTo(Exit.REFUSED);
			String why = "lapsed-90-days@few would write to ";
			assertThat(installation.run("runs").out().lines()).singleElement()
				.asString()
				.contains("lapsed-90-days@few", "REFUSED", why)
				.doesNotContain("PLANNING");
			assertThat(installation.run("report", "lapsed-90-days@few").out())
				.startsWith("lapsed-90-days@few  REFUSED\n")
				.contains("Refused: " + why)
				.doesNotContain("selected");
			assertThat(installation.run("report", "lapsed-90-days@few", "--json").json().path("note").asString())
				.startsWith(why);
		}
	}

	@Test
	void ofWhatMayBegin() {
		try (Installation installation = reachable()) {
			assertThat(plan(installation, "late-delivery-apology").exit()).isZero();
		}
	}

	@Test
	void whoWouldReadItInAForeignLanguageIsCounted() {
		TestDatabase.Schema schema = TestDatabase.schema();
		new Shop(5, TODAY, 60).open(schema.dataSource());
		JdbcClient.create(schema.dataSource()).sql("UPDATE customer SET locale = 'de_AT'").update();
		try (Installation installation = reachable(schema)) {
			installation.run("migrate");
			Answer answer = plan(installation, "late-delivery-apology");
			assertThat(answer.out())
				.containsPattern("not in their own +[0-9]+ +customers? reads? de, which the template does not have");
		}
		try (Installation installation = reachable()) {
			assertThat(plan(installation, "late-delivery-apology").out()).doesNotContain("not in their own");
		}
	}

	@Test
	void aColumnThatTheCompanysViewLacksIsNamed(@TempDir Path folder) throws IOException {
		try (Installation installation = reachable()) {
			installation.run("init", folder.toString());
			Path greeting = folder.resolve("templates/starter/hello/text.en.ftl");
			Files.writeString(greeting, "${customer.given_nam!} ${links.unsubscribe!}");
			assertThat(installation.run("validate", "--home", folder.toString()).err()).contains(
					"templates/starter/hello: warning: customer.given_nam: regain_customer has no column 'given_nam'; "
							+ "did you mean 'given_name'?");
		}
	}

	@Test
	void whoPlansWhatIsThereAlreadyIsToldSo() {
		try (Installation installation = reachable()) {
			assertThat(installation.run("run", "lapsed-90-days").exit()).isEqualTo(Exit.REFUSED);
			assertThat(installation.run("plan", "lapsed-90-days").err())
				.containsPattern("note: lapsed-90-days@[-0-9]+ is there already");
		}
	}

	/**
	 * As on a staging system, where one colleague gets everything and nobody else may.
	 */
	@Test
	void ofWhatIsRedirectedToTheOnlyOneAllowed() {
		try (Installation installation = reachable().with("regain.delivery.redirect-to", "qa@example.com")
			.with("regain.delivery.allow-only", "@example.com")) {
			Answer answer = plan(installation, "late-delivery-apology");
			assertThat(answer.out()).doesNotContain("not-allowed");
			assertThat(answer.exit()).isZero();
		}
	}

	@Test
	void writesNothingNotEvenASecret() {
		JdbcClient shop = JdbcClient.create(SHOP.dataSource());
		assertThat(shop.sql("DELETE FROM regain_setting WHERE name = 'secret'").update()).as("made by migrate").isOne();
		try (Installation installation = reachable()) {
			assertThat(plan(installation, "lapsed-90-days").out()).contains("DRY RUN");
			assertThat(shop.sql("SELECT COUNT(*) FROM regain_setting").query(Long.class).single()).isZero();
		}
		try (Installation installation = new Installation().with(SHOP)) {
			installation.run("migrate");
		}
	}

	private static Installation reachable() {
		return reachable(SHOP);
	}

	private static Installation reachable(TestDatabase.Schema schema) {
		return new Installation().with(schema)
			.with("spring.mail.host", "127.0.0.1")
			.with("regain.public-url", "https://regain.example");
	}

	private static Answer plan(Installation installation, String campaign) {
		return installation.run("plan", campaign, "--date", TODAY.toString());
	}

}
