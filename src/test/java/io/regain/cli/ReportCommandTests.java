package io.regain.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import io.regain.Lavka;
import io.regain.cli.Installation.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The forms in which {@code report} answers in a company at work. */
class ReportCommandTests {

	private final Lavka lavka = Lavka.open();

	private final String run = this.lavka.runOf(Lavka.OFFER);

	/** A contract: names may be added, and these stay. */
	@Test
	void resultsHaveTheNamesThatArePromised() {
		JsonNode report = this.lavka.run("report", this.run, "--json").json();
		assertThat(report.path("run").asString()).isEqualTo(this.run);
		assertThat(report.path("standsOut").asString()).contains("of what was accepted is delivered");
		JsonNode results = report.path("results");
		assertThat(results.propertyNames()).contains("asOf", "zone", "all", "byChannel", "byVariant", "byLocale",
				"byDomain", "byHour");
		String[] figures = { "planned", "accepted", "delivered", "confirmed", "refused", "bounced", "opened",
				"openedByMachines", "clicked", "clickedByMachines", "unsubscribed", "complained", "replied" };
		assertThat(results.path("all").propertyNames()).contains(figures);
		assertThat(results.path("all").path("bounced").propertyNames()).contains("hard", "soft", "content", "size",
				"policy", "other");
		assertThat(results.path("byChannel").propertyNames()).containsExactly("email", "sms", "push");
		assertThat(results.path("byVariant").propertyNames()).containsExactly("included", "held-out");
		assertThat(results.path("byVariant").path("included").propertyNames()).contains("customers", "figures");
		assertThat(results.path("byHour").path(0).propertyNames()).contains("hour", "accepted", "confirmed", "bounced",
				"opened", "openedByMachines", "clicked", "clickedByMachines", "unsubscribed", "complained", "replied");
		assertThat(results.path("all").path("planned").asLong())
			.isEqualTo(report.path("messages").path("planned").asLong())
			.isPositive();
		assertThat(results.path("all").path("accepted").asLong())
			.isEqualTo(report.path("messages").path("accepted").asLong());
	}

	@Test
	void aTableIsOneNumberALine() {
		Answer answer = this.lavka.run("report", this.run, "--csv");
		assertThat(answer.exit()).isZero();
		assertThat(answer.out()).startsWith("run,dimension,value,figure,number\r\n" + this.run + ",run,,selected,");
		assertThat(answer.out().split("\r\n")).anyMatch((line) -> line.startsWith(this.run + ",domain,"))
			.anyMatch((line) -> line.startsWith(this.run + ",locale,"));
	}

	@Test
	void aPageIsWrittenToAFileOrPrinted(@TempDir Path folder) throws Exception {
		Path file = folder.resolve("report.html");
		Answer answer = this.lavka.run("report", this.run, "--html", file.toString());
		assertThat(answer.exit()).isZero();
		assertThat(answer.errors()).containsExactly("Written to " + file + ".");
		assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>")
			.contains("<h1>We miss you, 15 % back</h1>", this.run)
			.endsWith("</html>\n");
		assertThat(this.lavka.run("report", this.run, "--html", "-").out()).startsWith("<!DOCTYPE html>")
			.endsWith("</html>\n");
	}

	@Test
	void aFileThatCannotBeWrittenIsNamed(@TempDir Path folder) {
		Answer answer = this.lavka.run("report", this.run, "--html", folder.resolve("none/report.html").toString());
		assertThat(answer.exit()).isEqualTo(Exit.INVALID);
		assertThat(answer.err()).contains("none/report.html cannot be written");
	}

	@Test
	void formsAreGivenOneAtATime() {
		Answer answer = this.lavka.run("report", this.run, "--json", "--csv");
		assertThat(answer.exit()).isEqualTo(Exit.INVALID);
		assertThat(answer.errors()).containsExactly("Only one of --json, --csv and --html at once.");
	}

}
