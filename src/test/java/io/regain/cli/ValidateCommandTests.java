package io.regain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.regain.Lavka;
import io.regain.TestDatabase;
import io.regain.cli.Installation.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

class ValidateCommandTests {

	private static final String OFFER = "campaigns/winback/lapsed-90-days.yaml";

	private final Installation installation = new Installation();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path home;

	@BeforeEach
	void copyTheShippedFiles() throws IOException {
		for (String folder : new String[] { "campaigns", "templates" }) {
			FileSystemUtils.copyRecursively(Path.of(folder), this.home.resolve(folder));
		}
		this.installation.with("regain.home", this.home);
	}

	@Test
	void theShippedFilesAreValid() {
		Answer answer = this.installation.run("validate");
		assertThat(answer.exit()).as(answer.err()).isZero();
		assertThat(answer.out()).isEmpty();
		assertThat(answer.errors()).containsExactly("Valid.");
	}

	@Test
	void allProblemsComeAtOnceEachWhereItStands() throws IOException {
		spoil();
		Answer answer = this.installation.run("validate");
		assertThat(answer.exit()).isEqualTo(Exit.INVALID);
		assertThat(answer.errors()).hasSize(5)
			.anySatisfy((line) -> assertThat(line).startsWith(OFFER + ":4:8: class: ")
				.contains("'markting'", "did you mean 'marketing'?"))
			.anySatisfy((line) -> assertThat(line).startsWith(OFFER + ":10:12: audience.segment: ")
				.contains("did you mean 'lapsed-90-days'?"))
			.anySatisfy((line) -> assertThat(line).startsWith(OFFER + ":17:9: send.rate: ").contains("5"))
			.anySatisfy(
					(line) -> assertThat(line).startsWith("campaigns/segments/open-complaint.yaml:").contains("titel"))
			.endsWith("4 errors, 0 warnings");
	}

	@Test
	void onlyWhatSomebodyAskedForCounts() throws IOException {
		spoil();
		Path apology = this.home.resolve("campaigns/apology");
		assertThat(this.installation.run("validate", apology.toString()).exit()).isZero();
		assertThat(this.installation.run("validate", "campaigns/apology").exit()).isZero();
		Answer answer = this.installation.run("validate", this.home.resolve(OFFER).toString());
		assertThat(answer.exit()).isEqualTo(Exit.INVALID);
		assertThat(answer.err()).contains(OFFER).doesNotContain("open-complaint.yaml:");
	}

	@Test
	void asJsonEachProblemHasItsPlace() throws IOException {
		spoil();
		JsonNode problems = this.installation.run("validate", "--json").json();
		assertThat(problems.size()).isEqualTo(4);
		assertThat(problems.valueStream()).anySatisfy((problem) -> {
			assertThat(problem.path("file").asString()).isEqualTo(OFFER);
			assertThat(problem.path("line").asInt()).isEqualTo(4);
			assertThat(problem.path("column").asInt()).isEqualTo(8);
			assertThat(problem.path("path").asString()).isEqualTo("class");
			assertThat(problem.path("severity").asString()).isEqualTo("ERROR");
		});
	}

	@Test
	void withADatabaseTheSegmentsSqlIsTried() {
		Answer answer = Lavka.open().run("validate");
		assertThat(answer.exit()).as(answer.err()).isZero();
	}

	@Test
	void whatTheDatabaseSaysStandsAtTheSql() {
		try (Installation elsewhere = new Installation().with(TestDatabase.schema())) {
			Answer answer = elsewhere.run("validate");
			assertThat(answer.exit()).isEqualTo(Exit.INVALID);
			assertThat(answer.errors()).anySatisfy((line) -> assertThat(line)
				.startsWith("campaigns/segments/late-deliveries.yaml:6:6: sql: the database says: ")
				.contains("doesn't exist"));
		}
	}

	@Test
	void aDatabaseThatIsAwayIsSaidAndTheFilesAreCheckedAllTheSame() {
		// Not with a shorter time limit: a pool makes that one of all that log in
		// anywhere
		try (Installation elsewhere = new Installation().with("spring.datasource.url",
				"jdbc:mysql://127.0.0.1:1/shop")) {
			Answer answer = elsewhere.run("validate");
			assertThat(answer.exit()).as(answer.err()).isZero();
			assertThat(answer.errors()).containsExactly(
					"warning: the configured database cannot be reached; the segments' SQL was not tried", "Valid.");
		}
	}

	/** Five mistakes in two files. */
	private void spoil() throws IOException {
		change(OFFER, "class: marketing", "class: markting");
		change(OFFER, "segment: lapsed-90-days", "segment: lapsed-90-day");
		change(OFFER, "rate: 200/s", "rate: \"5\"");
		change("campaigns/segments/open-complaint.yaml", "title:", "titel:");
	}

	private void change(String file, String from, String to) throws IOException {
		Path path = this.home.resolve(file);
		String text = Files.readString(path);
		assertThat(text).contains(from);
		Files.writeString(path, text.replace(from, to));
	}

}
