package io.regain.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import io.regain.TestDatabase;
import io.regain.TestReceivers;
import io.regain.demo.gateway.Behaviour;
import io.regain.demo.gateway.TakenSms;
import io.regain.demo.gateway.TwilioStandIn;
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
		new Shop(5, LocalDate.now(Clock.systemDefaultZone()), 600).open(this.schema.dataSource());
		this.receivers.connect(this.installation);
	}

	@AfterEach
	void close() {
		this.installation.close();
		this.receivers.close();
	}

	@Test
	void isAskedWhetherItHasThemAndOnlyTheLostOneIsSentAgain() {
		TwilioStandIn twilio = this.receivers.twilio();
		twilio.behave(Behaviour.serverError(503).afterTaking());
		twilio.behaveNext(1, Behaviour.serverError(503));
		this.installation.run("run", "late-delivery-apology", "--key", "doubtful");
		List<String> rows = this.jdbc.sql("SELECT provider_id FROM regain_message WHERE channel = 'sms'")
			.query(String.class)
			.list();
		assertThat(rows).hasSizeGreaterThan(2)
			.containsExactlyInAnyOrderElementsOf(twilio.messages().stream().map(TakenSms::id).toList());
		assertThat(twilio.counts().values()).containsOnly(1L);
		assertThat(twilio.sends()).hasSize(rows.size() + 1);
		assertThat(this.jdbc.sql("SELECT state FROM regain_message WHERE channel = 'sms'").query(String.class).list())
			.containsOnly("ACCEPTED");
	}

}
