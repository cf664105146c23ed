package io.regain.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.regain.RegainTest;
import io.regain.audience.SegmentProbe;
import io.regain.campaign.Home;
import io.regain.campaign.Segment;
import io.regain.message.Problem;
import io.regain.template.TemplateCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class ValidationTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

	private static final String CAMPAIGN = """
			campaign: autumn
			title: Autumn
			class: service
			purpose: care
			owner: crm@lavka.example
			from: { name: Lavka, email: hello@lavka.example }
			audience:
			  segment: buyers
			  exclude: [complaining]
			send:
			  channels: [sms]
			  template: care/note
			  within: 12h
			variables:
			  least: 100
			""";

	private static final String SEGMENT = """
			segment: buyers
			title: Buyers
			sql: |
			  SELECT customer_id, total
			  FROM validation_orders
			  WHERE ordered_on < :run_date AND total > :least
			variables:
			  - { name: total, type: number, example: 5 }
			""";

	private final SegmentProbe probe;

	private final TemplateCheck templateCheck;

	@TempDir
	private Path home = Path.of("");

	ValidationTests(SegmentProbe probe, TemplateCheck templateCheck, JdbcClient jdbc) {
		this.probe = probe;
		this.templateCheck = templateCheck;
		jdbc.sql("CREATE TABLE IF NOT EXISTS validation_orders (customer_id INT, total INT, ordered_on DATE)").update();
	}

	@BeforeEach
	void writeACompleteHome() throws IOException {
		write("campaigns/care/autumn.yaml", CAMPAIGN);
		write("campaigns/segments/buyers.yaml", SEGMENT);
		write("campaigns/segments/complaining.yaml",
				"segment: complaining\ntitle: Complaining\nsql: SELECT customer_id FROM validation_orders\n");
		write("templates/care/note/sms.en.ftl", "You spent ${total}, more than ${least}.");
	}

	@Test
	void aCompleteHomeIsReadyToBePlanned() {
		assertThat(validation().problems()).isEmpty();
		Prepared prepared = validation().prepare("autumn").orElseThrow();
		assertThat(prepared.segment().id()).isEqualTo("buyers");
		assertThat(prepared.exclude()).extracting(Segment::id).containsExactly("complaining");
		assertThat(prepared.sources()).hasSize(3);
		assertThat(prepared.template().files()).containsOnlyKeys("care/note/sms.en.ftl");
		assertThat(prepared.wishes(TODAY).parameters()).containsEntry("run_date", TODAY).containsKey("least");
		assertThat(prepared.wishes(TODAY).withConsent()).isFalse();
	}

	@Test
	void mistakesInFilesTemplatesAndSqlAreToldAtOnceWhereTheyStand() throws IOException {
		write("campaigns/segments/buyers.yaml", SEGMENT.replace("total\n", "totl\n"));
		write("templates/care/note/sms.en.ftl", "You spent\n${totl}.");
		write("campaigns/care/broken.yaml", "campaign: broken\n");
		assertThat(validation().problems()).extracting(Problem::toString)
			.anySatisfy((problem) -> assertThat(problem).startsWith("campaigns/care/broken.yaml:1:"))
			.anySatisfy((problem) -> assertThat(problem).startsWith("campaigns/segments/buyers.yaml:3:")
				.contains("sql: the database says: Unknown column 'totl'"))
			.anySatisfy((problem) -> assertThat(problem).startsWith("templates/care/note/sms.en.ftl:2:")
				.contains("did you mean 'total'?"));
		assertThat(validation().problems("autumn")).extracting(Problem::file)
			.doesNotContain("campaigns/care/broken.yaml");
		assertThat(validation().prepare("autumn")).isEmpty();
	}

	@Test
	void aVariableThatNeitherTheTemplateNorTheSqlAsksForIsWarnedOf() throws IOException {
		write("campaigns/care/autumn.yaml", CAMPAIGN + "  voucher: SORRY-10\n  again: 2\n");
		write("templates/care/note/sms.en.ftl", "You spent ${total}.<#if (again)??> Thank you!</#if>");
		assertThat(validation().problems()).extracting(Problem::toString)
			.containsExactly("campaigns/care/autumn.yaml:16:12: warning: variables.voucher: "
					+ "no file of the template care/note says it");
		assertThat(validation().prepare("autumn")).isPresent();
	}

	@Test
	void oneMistakeInACampaignHidesNoneOfItsTemplateAndSegments() throws IOException {
		write("campaigns/care/autumn.yaml", CAMPAIGN.replace("within: 12h", "within: 12"));
		write("campaigns/segments/complaining.yaml",
				"segment: complaining\ntitle: Complaining\nsql: SELECT customer_id FROM nowhere\n");
		write("templates/care/note/sms.en.ftl", "You spent ${totl}, more than ${least}.");
		assertThat(validation().problems()).isEqualTo(validation().problems("autumn"))
			.extracting(Problem::file)
			.containsExactly("campaigns/care/autumn.yaml", "campaigns/segments/complaining.yaml",
					"templates/care/note/sms.en.ftl");
	}

	@Test
	void whatATemplateIsHeldAgainstMayBeWrongItself() throws IOException {
		write("campaigns/care/autumn.yaml", CAMPAIGN.replace("class: service", "class: servic"));
		assertThat(validation().problems()).extracting(Problem::path).containsExactly("class");
		write("templates/care/note/sms.en.ftl", "You spent ${total?eval}, and ${unknown}.");
		assertThat(validation().problems()).extracting(Problem::file)
			.containsExactly("campaigns/care/autumn.yaml", "templates/care/note/sms.en.ftl");
		write("campaigns/care/autumn.yaml", CAMPAIGN.replace("least: 100", "least: { type: date, value: 100 }"));
		assertThat(validation().problems()).extracting(Problem::file)
			.containsExactly("campaigns/care/autumn.yaml", "templates/care/note/sms.en.ftl");
	}

	@Test
	void whatNoCampaignUsesIsCheckedToo() throws IOException {
		write("templates/care/draft/sms.en.ftl", "${nothing?eval} <#if>");
		write("campaigns/segments/idle.yaml",
				"segment: idle\ntitle: Idle\nsql: SELECT customer_id FROM nowhere WHERE seen < :run_date\n");
		write("campaigns/segments/open.yaml",
				"segment: open\ntitle: Open\nsql: SELECT customer_id FROM nowhere WHERE total < :least\n");
		assertThat(validation().problems()).extracting(Problem::file)
			.containsExactly("campaigns/segments/idle.yaml", "templates/care/draft/sms.en.ftl");
		assertThat(validation().problems("autumn")).isEmpty();
	}

	@Test
	void aColumnThatIsDeclaredButNotYieldedStandsAtItsLine() throws IOException {
		write("campaigns/segments/buyers.yaml", SEGMENT + "  - { name: city, type: text, example: Kazan }\n");
		assertThat(validation().problems("autumn")).singleElement()
			.asString()
			.isEqualTo("campaigns/segments/buyers.yaml:9:13: variables[1].name: "
					+ "the SELECT yields no column 'city', only [customer_id, total]");
	}

	@Test
	void aColumnOfAnotherTypeStandsAtItsLineAndOnlyWarnsIfItsTextsMayFit() throws IOException {
		write("campaigns/segments/buyers.yaml", SEGMENT.replace("total\n", "CAST(total AS CHAR) AS total\n"));
		assertThat(validation().problems("autumn")).singleElement()
			.asString()
			.startsWith("campaigns/segments/buyers.yaml:8:26: warning: variables[0].type: the column is a text");
		write("campaigns/segments/buyers.yaml", SEGMENT.replace("total\n", "ordered_on AS total\n"));
		assertThat(validation().problems("autumn")).singleElement()
			.asString()
			.contains("variables[0].type: the column is a date, which can never be read as number");
		assertThat(validation().prepare("autumn")).isEmpty();
	}

	@Test
	void aMissingTemplateStandsInTheCampaign() throws IOException {
		write("campaigns/care/autumn.yaml", CAMPAIGN.replace("care/note", "care/notes"));
		assertThat(validation().problems("autumn")).singleElement()
			.asString()
			.isEqualTo("campaigns/care/autumn.yaml:12:13: send.template: there is no template 'care/notes'; "
					+ "did you mean 'care/note'?");
	}

	@Test
	void anExcludedSegmentIsTriedToo() throws IOException {
		write("campaigns/segments/complaining.yaml",
				"segment: complaining\ntitle: Complaining\nsql: SELECT customer_id FROM nowhere\n");
		assertThat(validation().problems("autumn")).singleElement()
			.asString()
			.startsWith("campaigns/segments/complaining.yaml:3:");
	}

	@Test
	void withoutADatabaseTheSqlIsNotTried() throws IOException {
		write("campaigns/segments/buyers.yaml", SEGMENT.replace("validation_orders", "nowhere"));
		assertThat(validation(Optional.empty()).problems()).isEmpty();
		assertThat(validation().problems()).isNotEmpty();
	}

	@Test
	void anUnknownCampaignIsAProblemToo() {
		assertThat(validation().problems("autum")).singleElement()
			.asString()
			.isEqualTo("there is no campaign 'autum'; did you mean 'autumn'?");
		assertThat(validation().prepare("autum")).isEmpty();
	}

	private Validation validation() {
		return validation(Optional.of(this.probe));
	}

	private Validation validation(Optional<SegmentProbe> database) {
		return new Validation(new Home(this.home), this.templateCheck, database, TODAY);
	}

	private void write(String file, String text) throws IOException {
		Path path = this.home.resolve(file);
		Files.createDirectories(List.of(path.getParent(), this.home).get(0));
		Files.writeString(path, text);
	}

}
