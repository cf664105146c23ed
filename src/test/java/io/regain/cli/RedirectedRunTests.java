package io.regain.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import io.regain.TestDatabase;
import io.regain.TestReceivers;
import io.regain.cli.Installation.Answer;
import io.regain.demo.ReceivedMail;
import io.regain.demo.shop.Shop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A rehearsal at a colleague's address is never taken for what customers got. */
class RedirectedRunTests {

	private static final String CAMPAIGN = "late-delivery-apology";

	private static final TestDatabase.Schema SHOP = TestDatabase.schema();

	private static final TestReceivers RECEIVERS = new TestReceivers();

	@BeforeAll
	static void open() {
		new Shop(5, LocalDate.now(Clock.systemDefaultZone()), 60).open(SHOP.dataSource());
	}

	@AfterAll
	static void close() {
		RECEIVERS.close();
	}

	@Test
	void itIsSaidBeforeAtAndAfterwards() throws IOException {
		try (Installation staging = staging()) {
			assertThat(run(staging, "said").err()).contains("REDIRECTED: regain.delivery.redirect-to is set",
					"it has no address for sms, push");
			assertThat(staging.run("plan", CAMPAIGN).err()).contains("REDIRECTED");
			assertThat(staging.run("test", CAMPAIGN, "--to", "me@mail.example").err()).contains("REDIRECTED");
			Answer report = staging.run("report", CAMPAIGN + "@said", "--json");
			long accepted = report.json().at("/messages/accepted").asLong();
			assertThat(accepted).isPositive();
			assertThat(report.json().path("redirected").asLong()).isEqualTo(accepted);
			assertThat(staging.run("report", CAMPAIGN + "@said").out()).contains("REDIRECTED: " + accepted);
			assertThat(staging.run("runs").out()).contains("(redirected)");
		}
	}

	@Test
	void eachMailAndEachRowSaysWhoseItWas() throws IOException {
		try (Installation staging = staging()) {
			run(staging, "whose");
			List<ReceivedMail> mails = RECEIVERS.mail()
				.mails()
				.stream()
				.filter((mail) -> mail.header("X-Regain-Run").filter((CAMPAIGN + "@whose")::equals).isPresent())
				.toList();
			assertThat(mails).isNotEmpty().allMatch((mail) -> mail.recipient().equals("qa@example.com"));
			for (ReceivedMail mail : mails) {
				String customer = mail.header("X-Regain-Redirected-For").orElseThrow();
				assertThat(staging.run("explain", customer).out())
					.contains("ACCEPTED, REDIRECTED: not to the customer");
			}
			assertThat(JdbcClient.create(SHOP.dataSource()).sql("""
					SELECT DISTINCT m.redirected FROM regain_message m JOIN regain_run r ON r.id = m.run_id
					WHERE r.run_key = 'whose'""").query(Boolean.class).list()).containsExactly(true);
		}
	}

	@Test
	void theCustomersDoNotGetWhatIsLeftOfIt() throws IOException {
		try (Installation staging = staging()) {
			assertThat(run(staging, "begun-redirected").exit()).isEqualTo(Exit.STOPPED);
		}
		try (Installation production = production()) {
			int before = RECEIVERS.mail().mails().size();
			Answer answer = production.run("run", CAMPAIGN, "--key", "begun-redirected");
			assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
			assertThat(answer.err()).contains("was planned with regain.delivery.redirect-to", "--key");
			assertThat(RECEIVERS.mail().mails()).hasSize(before);
		}
	}

	@Test
	void whatIsLeftOfTheCustomersRunIsNotRedirectedEither() throws IOException {
		try (Installation production = production()) {
			assertThat(run(production, "begun-in-earnest").exit()).isEqualTo(Exit.STOPPED);
			assertThat(production.run("report", CAMPAIGN + "@begun-in-earnest", "--json")
				.json()
				.path("redirected")
				.asLong()).isZero();
		}
		try (Installation staging = staging()) {
			Answer answer = staging.run("run", CAMPAIGN, "--key", "begun-in-earnest", "--late");
			assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
			assertThat(answer.err()).contains("was planned to reach the customers");
		}
	}

	private static Answer run(Installation installation, String key) {
		return installation.run("run", CAMPAIGN, "--key", key, "--limit", "5");
	}

	private static Installation production() throws IOException {
		Installation installation = new Installation().with(SHOP).with("regain.public-url", "https://regain.example");
		RECEIVERS.connect(installation);
		return installation;
	}

	private static Installation staging() throws IOException {
		return production().with("regain.delivery.redirect-to", "qa@example.com");
	}

}
