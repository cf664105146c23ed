package io.regain.cli;

import io.regain.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The key of suppressions is changed, and nobody is written to who must not be. */
class RekeyCommandTests {

	private static final String OLD = "the secret of the old days, of 32 or more";

	private static final String NEW = "the secret of the new days, of 32 or more";

	private final TestDatabase.Schema schema = TestDatabase.schema();

	@BeforeEach
	void suppressTwo() {
		JdbcClient jdbc = JdbcClient.create(this.schema.dataSource());
		jdbc.sql("CREATE TABLE person (id INT, email VARCHAR(100))").update();
		jdbc.sql("CREATE VIEW regain_customer AS SELECT id, email FROM person").update();
		jdbc.sql("INSERT INTO person VALUES (1, 'a@example.com'), (2, 'b@example.com')").update();
		try (Installation before = with(OLD)) {
			assertThat(before.run("migrate").exit()).isZero();
			before.run("suppress", "a@example.com", "unknown@example.com");
		}
	}

	@Test
	void whomTheCompanyKnowsIsSuppressedUnderTheNewKey() {
		try (Installation meanwhile = with(NEW).with("regain.previous-secret", OLD)) {
			assertThat(meanwhile.run("suppressions", "a@example.com").out()).contains("manual");
			assertThat(meanwhile.run("rekey").out()).isEqualTo(
					"Customers whom the company knows have 1 suppressed address; all are under the new secret.\n");
			assertThat(meanwhile.run("rekey", "--json").json().path("suppressed").asInt()).isOne();
		}
		try (Installation after = with(NEW)) {
			assertThat(after.run("suppressions", "a@example.com").out()).contains("manual");
			assertThat(after.run("suppressions", "unknown@example.com").out()).contains("Nothing is known");
			assertThat(after.run("rekey").err()).contains("regain.previous-secret");
		}
	}

	/** Deleted by the company since, and still to be told of an incident. */
	@Test
	void whoIsInAFrozenAudienceIsSuppressedUnderTheNewKeyToo() {
		JdbcClient jdbc = JdbcClient.create(this.schema.dataSource());
		jdbc.sql("""
				INSERT INTO regain_affected (audience, customer_id, joined_at, facts)
				VALUES ('incident-1', '3', UTC_TIMESTAMP(3), :facts)
				""").param("facts", """
				{"customer": {"id": "3", "email": "unknown@example.com"}, "token": "", "variables": {}}
				""").update();
		try (Installation meanwhile = with(NEW).with("regain.previous-secret", OLD)) {
			assertThat(meanwhile.run("rekey").exit()).isZero();
		}
		try (Installation after = with(NEW)) {
			assertThat(after.run("suppressions", "unknown@example.com").out()).contains("manual");
		}
	}

	private Installation with(String secret) {
		return new Installation().with(this.schema).with("regain.secret", secret);
	}

}
