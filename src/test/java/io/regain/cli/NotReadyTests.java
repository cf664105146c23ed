package io.regain.cli;

import java.time.LocalDate;

import io.regain.TestDatabase;
import io.regain.cli.Installation.Answer;
import io.regain.demo.shop.Shop;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that lacks something around it does not begin. */
class NotReadyTests {

	private static final TestDatabase.Schema SHOP = shop();

	private static TestDatabase.Schema shop() {
		TestDatabase.Schema schema = TestDatabase.schema();
		new Shop(1, LocalDate.of(2026, 11, 22), 20).open(schema.dataSource());
		return schema;
	}

	@Test
	void withoutAChannel() {
		try (Installation installation = new Installation().with(SHOP)) {
			Answer answer = installation.run("run", "late-delivery-apology");
			assertNotBegun(answer);
			assertThat(answer.err()).contains("none of the channels of late-delivery-apology is configured",
					"spring.mail.host", "regain.sms.twilio", "regain.push.fcm.credentials");
			assertNotBegun(installation.run("run", "late-delivery-apolgy"));
			assertThat(installation.run("run", "late-delivery-apolgy").err())
				.contains("there is no campaign 'late-delivery-apolgy'; did you mean 'late-delivery-apology'?");
			assertThat(installation.run("test", "late-delivery-apology", "--to", "me@mail.example").exit())
				.isEqualTo(Exit.INVALID);
		}
	}

	@Test
	void marketingWithoutAnAddressOfOurs() {
		try (Installation installation = new Installation().with(SHOP).with("spring.mail.host", "127.0.0.1")) {
			Answer answer = installation.run("run", "lapsed-90-days");
			assertNotBegun(answer);
			assertThat(answer.err()).contains("marketing mail needs an unsubscribe link: set regain.public-url",
					"warning: not configured, so customers who can only be reached there are left out: sms, push");
		}
	}

	private static void assertNotBegun(Answer answer) {
		assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.INVALID);
		assertThat(answer.errors()).last().isEqualTo("Nothing was sent.");
		assertThat(answer.out()).isEmpty();
		assertThat(
				JdbcClient.create(SHOP.dataSource()).sql("SELECT COUNT(*) FROM regain_run").query(Long.class).single())
			.isZero();
	}

}
