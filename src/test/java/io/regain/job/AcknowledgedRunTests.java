package io.regain.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Cause;
import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Tallies;
import io.regain.message.Content;
import io.regain.message.Secret;
import io.regain.report.Reports;
import io.regain.report.RunReport;
import io.regain.tracking.Acknowledgements;
import io.regain.tracking.Token;
import io.regain.tracking.Token.Purpose;
import io.regain.tracking.text.IncomingTexts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three customers are told by email, then by text message, until they say that they know.
 */
@StartTest
class AcknowledgedRunTests {

	private final Starts starts;

	private final ScriptedSender email;

	private final ScriptedSender sms;

	private final Acknowledgements acknowledgements;

	private final IncomingTexts texts;

	private final Secret secret;

	private final Tallies tallies;

	private final Reports reports;

	AcknowledgedRunTests(Starts starts, @Qualifier("email") ScriptedSender email, @Qualifier("sms") ScriptedSender sms,
			Acknowledgements acknowledgements, IncomingTexts texts, Secret secret, Tallies tallies, Reports reports) {
		this.starts = starts;
		this.email = email;
		this.sms = sms;
		this.acknowledgements = acknowledgements;
		this.texts = texts;
		this.secret = secret;
		this.tallies = tallies;
		this.reports = reports;
	}

	@BeforeEach
	void begin() {
		TestEscalation.begin(this.starts, 3, "acknowledged");
	}

	@Test
	void whoPressesTheButtonGetsNoTextMessage() {
		CompletableFuture<StartResult> driving = CompletableFuture.supplyAsync(this.starts::start);
		Patience.await("the mails are accepted").until(() -> accepted() == 3);
		assertThat(this.email.handed()).allSatisfy(
				(mail) -> assertThat(((Content.Email) mail.content()).text()).contains("https://regain.example/a/"));
		assertThat(this.acknowledgements.acknowledge(token("2", 0))).isTrue();
		assertThat(this.acknowledgements.acknowledge(token("2", 0))).isTrue();
		assertThat(this.starts.states()).isEqualTo(Map.of("ACCEPTED", 3L, "PLANNED", 2L, "SUPPRESSED", 1L));
		this.starts.clock().advance(Duration.ofMinutes(10));
		Run run = Starts.driven(Patience.end("the run", driving));
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.sms.handed()).extracting((message) -> message.to().value())
			.containsExactlyInAnyOrder("+12025550101", "+12025550103");
		assertThat(events()).containsExactly("acknowledged");
		assertThat(this.tallies.of(run).notNeeded()).isOne();
		RunReport report = this.reports.of(run);
		assertThat(report.addsUp()).isTrue();
		assertThat(report.escalation()).contains(new RunReport.Escalated("acknowledged", 1,
				List.of(new RunReport.Step(0, "email", 3, 3, 1, 0, 0), new RunReport.Step(1, "sms", 3, 2, 0, 0, 1))));
	}

	@Test
	void aRunThatEverybodyAcknowledgedHasEndedWhenItIsNextLookedAt() {
		this.starts.start(Starts.withoutWaiting());
		List.of("1", "2", "3").forEach((customer) -> this.acknowledgements.acknowledge(token(customer, 0)));
		Run run = Starts.driven(this.starts.start(Starts.withoutWaiting()));
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.sms.handed()).isEmpty();
	}

	@Test
	void okToTheTextMessageIsAnAcknowledgement() {
		this.starts.start(Starts.withoutWaiting());
		this.starts.clock().advance(Duration.ofMinutes(10));
		Starts.driven(this.starts.start(Starts.withoutWaiting()));
		assertThat(this.sms.handed()).hasSize(3);
		answer("SM1", "+12025550101", "Ок!");
		answer("SM2", "+12025550102", "1");
		answer("SM3", "+12025550103", "What?");
		assertThat(events()).containsExactly("acknowledged", "acknowledged", "replied");
	}

	@Test
	void okToAnythingElseIsAnAnswer() {
		TestEscalation.campaign(this.starts, "until: accepted", "service");
		this.email.answer((message) -> new Outcome.Refused(Cause.DEAD_ADDRESS, "5.1.1", "nobody there"));
		this.starts.start(Starts.withoutWaiting());
		this.starts.start(Starts.withoutWaiting());
		answer("SM1", "+12025550101", "OK");
		assertThat(events()).containsExactly("replied");
	}

	private void answer(String sid, String from, String body) {
		Map<String, String> form = Map.of("MessageSid", sid, "From", from, "To", "+12025550000", "Body", body);
		assertThat(this.texts.receive("/callbacks/twilio/inbound", () -> form, "genuine")).isPresent();
	}

	private long accepted() {
		return this.starts.states().getOrDefault("ACCEPTED", 0L);
	}

	private String token(String customer, int step) {
		return Token.of(this.secret, Purpose.ACKNOWLEDGE,
				this.starts.jdbc()
					.sql("SELECT id FROM regain_message WHERE customer_id = :customer AND step = :step")
					.param("customer", customer)
					.param("step", step)
					.query(Long.class)
					.single());
	}

	private List<String> events() {
		return this.starts.column("SELECT type FROM regain_event ORDER BY type");
	}

}
