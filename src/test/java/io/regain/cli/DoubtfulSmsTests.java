package io.regain.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

import io.regain.TestDatabase;
import io.regain.TestReceivers;
import io.regain.demo.gateway.Behaviour;
import io.regain.demo.gateway.TakenSms;
import io.regain.demo.shop.Shop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A run whose text messages Twilio takes without saying so, or loses. */
class DoubtfulSmsTests {

	private final TestDatabase.Schema schema = TestDatabase.schema();

	private final JdbcClient jdbc = JdbcClient.create(this.schema.dataSource());

	private final TestReceivers receivers = new TestReceivers();

	private final Installation installation = new Installation().with(this.schema)
		.with("regain.public-url", "https://regain.example")
		.with("regain.delivery.backoff", "1s");

	@BeforeEach
	void open() throws IOException {
		new Shop(5, LocalDate.of(2026, 11, 22), 60).open(this.schema.dataSource());
		this.receivers.connect(this.installation);
	}

	@AfterEach
	void close() {
		this.installation.close();
		this.receivers.close();
	}

	@Test
	void isAskedWhetherItHasThemAndOnlyTheLostOnesAreSentAgain() {
		this.receivers.twilio().behave(Behaviour.serverError(503).afterTaking());
		this.receivers.twilio().behaveNext(1, Behaviour.serverError(503));
		this.installation.run("run", "late-delivery-apology", "--key", "doubtful", "--limit", "40", "--no-wait");
		List<TakenSms> taken = this.receivers.twilio().messages();
		assertThat(taken).hasSizeGreaterThan(1);
		assertThat(inDoubt()).isEqualTo(taken.size() + 1);
		this.receivers.twilio().behave(Behaviour.accept());
		this.installation.run("run", "late-delivery-apology", "--key", "doubtful", "--limit", "40");
		assertThat(inDoubt()).isZero();
		assertThat(this.receivers.twilio().messages()).hasSize(taken.size() + 1);
		assertThat(this.receivers.twilio().counts().values()).containsOnly(1L);
		assertThat(this.jdbc.sql("""
				SELECT provider_id FROM regain_message WHERE channel = 'sms' AND accepted_at IS NOT NULL
				""").query(String.class).list()).containsExactlyInAnyOrderElementsOf(
				this.receivers.twilio().messages().stream().map(TakenSms::id).toList());
	}

	private int inDoubt() {
		return this.jdbc.sql("SELECT COUNT(*) FROM regain_message WHERE state = 'IN_DOUBT'")
			.query(Integer.class)
			.single();
	}

}
