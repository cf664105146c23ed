package io.regain.cli;

import java.time.ZoneId;
import java.util.Map;

import io.regain.Lavka;
import io.regain.cli.Installation.Answer;
import io.regain.delivery.Runs;
import io.regain.message.RunName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the commands answer in a company at work. */
class AnswersTests {

	private final Lavka lavka = Lavka.open();

	@Test
	void aCompleteRunIsReportedAndNotSentAgain() {
		Map<String, Long> before = this.lavka.rows();
		Answer answer = this.lavka.run("run", Lavka.APOLOGY, "--json");
		assertThat(answer.exit()).isZero();
		assertThat(answer.json().path("status").asString()).isEqualTo("COMPLETED");
		assertThat(answer.errors())
			.containsExactly(this.lavka.runOf(Lavka.APOLOGY) + " had ended before; nothing was sent now.");
		assertThat(this.lavka.rows()).isEqualTo(before);
	}

	@Test
	void aReportHasWhatIsPromised() {
		JsonNode report = this.lavka.run("report", this.lavka.runOf(Lavka.OFFER), "--json").json();
		assertThat(report.propertyNames()).contains("run", "campaign", "key", "status", "addsUp", "audience",
				"messages", "byChannel", "events");
		assertThat(report.path("addsUp").asBoolean()).isTrue();
		assertThat(report.path("audience").propertyNames()).contains("selected", "included", "heldOut", "excluded",
				"duplicateRows");
		String[] counts = { "planned", "accepted", "refused", "inDoubt", "toSendAgain", "expired", "cancelled",
				"suppressed", "superseded", "open", "deferred", "held", "possiblyTwice" };
		assertThat(report.path("messages").propertyNames()).contains(counts);
		assertThat(report.path("byChannel").propertyNames()).containsExactly("email", "sms", "push");
		report.path("byChannel").forEach((channel) -> assertThat(channel.propertyNames()).contains(counts));
		assertThat(report.path("events").propertyNames()).contains("delivered", "bounced");
	}

	@Test
	void aReportForPeopleFitsAScreen() {
		Answer answer = this.lavka.run("report", this.lavka.runOf(Lavka.OFFER));
		assertThat(answer.out()).startsWith(this.lavka.runOf(Lavka.OFFER) + "  COMPLETED\n")
			.contains("We miss you, 15 % back · marketing", "selected", "excluded", "held out", "accepted");
		assertThat(answer.out().lines()).hasSizeLessThan(50)
			.allSatisfy((line) -> assertThat(line).hasSizeLessThan(130));
	}

	@Test
	void aReportOfNothingIsInvalid() {
		Answer answer = this.lavka.run("report", "lapsed-90-days@never");
		assertThat(answer.exit()).isEqualTo(Exit.INVALID);
		assertThat(answer.errors()).containsExactly("There is no run lapsed-90-days@never; 'runs' lists the newest.");
	}

	@Test
	void runsAreListedTheNewestFirst() {
		JsonNode runs = this.lavka.run("runs", "--json").json();
		assertThat(runs.valueStream().map((run) -> run.path("run").asString())).containsSubsequence(
				this.lavka.runOf(Lavka.OFFER), this.lavka.runOf(Lavka.UPDATE), this.lavka.runOf(Lavka.APOLOGY));
		Answer newest = this.lavka.run("runs", "--limit", "1");
		assertThat(newest.out().lines()).hasSize(1);
		String zone = this.lavka.bean(ZoneId.class).toString();
		assertThat(newest.errors()).containsExactly("Times are those of %s.".formatted(zone));
	}

	@Test
	void runsBeginAtTheTimeOfTheInstallationsZone() {
		String begun = this.lavka.bean(Runs.class)
			.find(RunName.parse(this.lavka.runOf(Lavka.APOLOGY)))
			.orElseThrow()
			.createdAt()
			.atZone(this.lavka.bean(ZoneId.class))
			.toString()
			.substring(0, 16)
			.replace('T', ' ');
		assertThat(this.lavka.run("runs").out()).contains("COMPLETED         " + begun);
	}

	@Test
	void whoDrivesARunIsSaidAndThatNobodyDoes() {
		long run = this.lavka.bean(Runs.class)
			.find(RunName.parse(this.lavka.runOf(Lavka.APOLOGY)))
			.orElseThrow()
			.number();
		try {
			standing("SENDING", run);
			assertThat(this.lavka.run("runs").out()).contains("(nobody drives it: ");
			hold("'a-host/1/abc'", run);
			assertThat(this.lavka.run("runs").out())
				.containsPattern("driven by a-host/1/abc, last heard of at \\d\\d:");
		}
		finally {
			hold("NULL", run);
			standing("COMPLETED", run);
		}
		assertThat(this.lavka.run("runs").out()).doesNotContain("drive");
	}

	private void standing(String status, long run) {
		this.lavka.database().sql("UPDATE regain_run SET status = '%s' WHERE id = %d".formatted(status, run)).update();
	}

	private void hold(String holder, long run) {
		this.lavka.database()
			.sql("UPDATE regain_run_hold SET holder = %s WHERE run_id = %d".formatted(holder, run))
			.update();
	}

	@Test
	void thatAllRunsAddUpIsProved() {
		Answer answer = this.lavka.run("runs", "--check");
		assertThat(answer.exit()).as(answer.err()).isZero();
		assertThat(answer.errors()).singleElement().asString().endsWith("every message is accounted for.");
		JsonNode checked = this.lavka.run("runs", "--check", "--json").json();
		assertThat(checked.path("runs").asInt()).isPositive();
		assertThat(checked.path("wrong").size()).isZero();
	}

	@Test
	void whatDoesNotAddUpIsSaidLoudly() {
		String message = this.lavka.database()
			.sql("SELECT MIN(id) FROM regain_message WHERE state = 'ACCEPTED'")
			.query(String.class)
			.single();
		String run = this.lavka.database().sql("""
				SELECT CONCAT(r.campaign, '@', r.run_key) FROM regain_message m JOIN regain_run r ON r.id = m.run_id
				WHERE m.id = :id
				""").param("id", message).query(String.class).single();
		put(message, "LOST");
		try {
			assertThat(this.lavka.run("runs", "--check").exit()).isEqualTo(Exit.PARTIALLY_FAILED);
			assertThat(this.lavka.run("runs", "--check", "--json").json().at("/wrong/0").asString()).isEqualTo(run);
			Answer report = this.lavka.run("report", run);
			assertThat(report.exit()).isEqualTo(Exit.PARTIALLY_FAILED);
			assertThat(report.err()).contains("THE FIGURES OF %s DO NOT ADD UP".formatted(run));
			assertThat(this.lavka.run("report", run, "--json").json().path("addsUp").asBoolean()).isFalse();
		}
		finally {
			put(message, "ACCEPTED");
		}
	}

	private void put(String message, String state) {
		this.lavka.database()
			.sql("UPDATE regain_message SET state = :state WHERE id = :id")
			.param("state", state)
			.param("id", message)
			.update();
	}

	@Test
	void eachRunThatChoseACustomerIsExplained() {
		String customer = this.lavka.customer("ACCEPTED");
		JsonNode run = this.lavka.runOfToday(customer);
		assertThat(run.path("disposition").asString()).isEqualTo("included");
		assertThat(run.at("/messages/0/state").asString()).isEqualTo("ACCEPTED");
		assertThat(run.at("/messages/0/content").asString()).hasSize(64);
		assertThat(this.lavka.run("explain", customer).out()).contains("included", "accepted 20", "template ",
				" for the locale ", "content sha256");
		assertThat(this.lavka.run("explain", this.lavka.customer("DELIVERED")).out()).contains("the provider's id SM",
				"delivered");
		assertThat(this.lavka.run("explain", this.lavka.customer("BOUNCED")).out()).contains("bounced (hard) 30005");
		assertThat(this.lavka.run("explain", "nobody").out())
			.isEqualTo("No run has ever selected customer nobody.%n".formatted());
	}

	@Test
	void whyACustomerWasLeftOutIsExplained() {
		String left = this.lavka.database()
			.sql("SELECT MIN(customer_id) FROM regain_recipient WHERE reason = 'excluded-segment'")
			.query(String.class)
			.single();
		assertThat(this.lavka.run("explain", left).out())
			.contains("excluded: excluded-segment open-complaint — a segment that the campaign excludes");
	}

	@Test
	void aDryRunWritesNothing() {
		Map<String, Long> before = this.lavka.rows();
		Answer answer = this.lavka.run("plan", Lavka.OFFER, "--date", this.lavka.today().toString());
		assertThat(answer.exit()).isZero();
		assertThat(answer.out()).contains("DRY RUN", "no-consent", "100..50000 ✓", "SMS segments", "UCS-2",
				"Subject: ");
		assertThat(this.lavka.rows()).isEqualTo(before);
	}

	@Test
	void nothingIsInDoubt() {
		Answer answer = this.lavka.run("settle", this.lavka.runOf(Lavka.APOLOGY));
		assertThat(answer.exit()).isZero();
		assertThat(answer.errors())
			.containsExactly("Nothing of %s is in doubt.".formatted(this.lavka.runOf(Lavka.APOLOGY)));
		assertThat(this.lavka.run("settle", this.lavka.runOf(Lavka.APOLOGY), "--json").json().size()).isZero();
		assertThat(this.lavka.run("settle", this.lavka.runOf(Lavka.APOLOGY), "--drop", "--message", "1").exit())
			.isEqualTo(Exit.INVALID);
	}

}
