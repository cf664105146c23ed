package io.regain.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import io.regain.TestDatabase;
import io.regain.channel.ClosedPort;
import io.regain.cli.Installation.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Without the database it needs, a command says so in a sentence, and ends with 5. */
class UnreachableTests {

	@Test
	@Timeout(120)
	void aDatabaseThatIsNotThere() {
		try (Installation installation = new Installation().with("spring.datasource.url",
				"jdbc:mysql://127.0.0.1:%d/shop".formatted(ClosedPort.find()))) {
			Answer answer = installation.run("run", "lapsed-90-days");
			assertUnreachable(answer);
			assertThat(answer.err()).startsWith("The database cannot be reached: ").contains("SPRING_DATASOURCE_URL");
		}
	}

	@Test
	@Timeout(120)
	void aDatabaseThatNeverAnswers() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				Installation installation = new Installation().with("spring.datasource.url",
						"jdbc:mysql://127.0.0.1:%d/shop".formatted(silent.getLocalPort()))) {
			assertUnreachable(installation.run("runs"));
		}
	}

	/** No segment is to blame, and it is worth another try later. */
	@Test
	void aCompanysDatabaseThatDoesNotLetUsIn() {
		TestDatabase.Schema schema = TestDatabase.schema();
		try (Installation installation = new Installation().with(schema)
			.with("regain.audience.datasource.url", schema.url())
			.with("regain.audience.datasource.username", "nobody")
			.with("regain.audience.datasource.password", "a-secret")) {
			assertThat(installation.run("migrate").exit()).isZero();
			for (String command : new String[] { "plan", "run" }) {
				Answer answer = installation.run(command, "lapsed-90-days");
				assertUnreachable(answer);
				assertThat(answer.err())
					.contains("The company's database, jdbc:", "Access denied", "regain.audience.datasource.url")
					.doesNotContain("campaigns/segments", "a-secret");
			}
			Answer valid = installation.run("validate");
			assertThat(valid.exit()).isZero();
			assertThat(valid.err()).contains("the segments' SQL was not tried", "Access denied");
		}
	}

	@Test
	void aDatabaseThatNobodyNamed() {
		try (Installation installation = new Installation()) {
			Answer answer = installation.run("run", "lapsed-90-days");
			assertThat(answer.exit()).isEqualTo(Exit.INVALID);
			assertThat(answer.err()).contains("SPRING_DATASOURCE_URL");
			assertThat(answer.errors()).hasSize(1);
		}
	}

	@Test
	void aDatabaseWithoutALedger() {
		try (Installation installation = new Installation().with(TestDatabase.schema())) {
			Answer answer = installation.run("report", "lapsed-90-days@2026-11-22");
			assertUnreachable(answer);
			assertThat(answer.errors()).containsExactly("the database has no ledger yet, or one of an older version: "
					+ "run 'migrate' (or 'run', or 'serve') first");
		}
	}

	@Test
	void aLedgerOfALaterVersionIsLeftAloneByAllCommands() {
		TestDatabase.Schema schema = TestDatabase.schema();
		try (Installation installation = new Installation().with(schema)) {
			assertThat(installation.run("migrate").exit()).isZero();
		}
		JdbcClient.create(schema.dataSource()).sql("""
				INSERT INTO regain_schema_history
				SELECT installed_rank + 1, '99', 'later', 'SQL', 'V99__later.sql', 1, installed_by, installed_on, 1, 1
				FROM regain_schema_history ORDER BY installed_rank DESC LIMIT 1
				""").update();
		for (String command : new String[] { "runs", "migrate" }) {
			try (Installation installation = new Installation().with(schema)) {
				Answer answer = installation.run(command);
				assertUnreachable(answer);
				assertThat(answer.errors())
					.containsExactly("the database's ledger is newer (version 99) than this program");
			}
		}
	}

	private static void assertUnreachable(Answer answer) {
		assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.UNREACHABLE);
		assertThat(answer.errors()).hasSizeLessThanOrEqualTo(2);
		assertThat(answer.err()).doesNotContain("\tat ");
		assertThat(answer.out()).isEmpty();
	}

}
