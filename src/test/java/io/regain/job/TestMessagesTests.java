package io.regain.job;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.regain.ScriptedSender;
import io.regain.audience.Candidate;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.OutcomeUnknownException;
import io.regain.channel.Outgoing;
import io.regain.delivery.Deliveries;
import io.regain.delivery.DeliveryProperties;
import io.regain.job.TestResult.End;
import io.regain.message.Address;
import io.regain.message.EmailAddress;
import io.regain.message.PhoneNumber;
import io.regain.plan.Prepared;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

@StartTest
class TestMessagesTests {

	private static final EmailAddress COLLEAGUE = new EmailAddress("colleague@lavka.example");

	private static final LocalDate DATE = LocalDate.of(2026, 11, 22);

	private final Starts starts;

	private final ScriptedSender email;

	private final Rehearsals rehearsals;

	private final Deliveries deliveries;

	private final Preparations preparations;

	TestMessagesTests(Starts starts, @Qualifier("email") ScriptedSender email, Rehearsals rehearsals,
			Deliveries deliveries, Preparations preparations) {
		this.starts = starts;
		this.email = email;
		this.rehearsals = rehearsals;
		this.deliveries = deliveries;
		this.preparations = preparations;
	}

	@BeforeEach
	void begin() {
		this.starts.begin(3);
	}

	@Test
	void itIsMarkedAndBelongsToNoRun() {
		assertThat(send(List.of(), COLLEAGUE).end()).isEqualTo(End.ACCEPTED);
		assertThat(this.email.handed()).singleElement().satisfies((message) -> {
			assertThat(message.to()).isEqualTo(COLLEAGUE);
			assertThat(message.run()).isEqualTo("test");
			assertThat(message.content().parts().get(0)).isEqualTo("[TEST] A note");
		});
	}

	@Test
	void whoeverMayNotBeWrittenToGetsNone() {
		assertThat(send(List.of("@other.example"), COLLEAGUE).end()).isEqualTo(End.NOT_ALLOWED);
		assertThat(this.email.handed()).isEmpty();
		assertThat(send(List.of("@lavka.example"), COLLEAGUE).end()).isEqualTo(End.ACCEPTED);
	}

	@Test
	void itIsRedirectedAsEverythingElse() {
		assertThat(send(List.of(), List.of("qa@mail.example"), COLLEAGUE).end()).isEqualTo(End.ACCEPTED);
		assertThat(this.email.handed()).extracting(Outgoing::to).containsExactly(new EmailAddress("qa@mail.example"));
		assertThat(send(List.of("@lavka.example"), List.of("qa@mail.example"), COLLEAGUE).end())
			.isEqualTo(End.NOT_ALLOWED);
		assertThat(send(List.of(), List.of("+4917139200999"), COLLEAGUE)).isEqualTo(new TestResult("1", "email",
				End.NOT_ALLOWED, "", "regain.delivery.redirect-to has no address for this channel"));
		assertThat(this.email.handed()).hasSize(1);
	}

	@Test
	void whatBecameOfItIsTold() {
		this.email.answer((message) -> new Outcome.Refused(Cause.CONTENT, "554", "spam"));
		assertThat(send(List.of(), COLLEAGUE)).isEqualTo(new TestResult("1", "email", End.REFUSED, "554", "spam"));
		this.email.answer((message) -> new Outcome.Deferred("450", "later", Optional.empty()));
		assertThat(send(List.of(), COLLEAGUE).end()).isEqualTo(End.DEFERRED);
		this.email.answer((message) -> {
			throw new OutcomeUnknownException("no answer");
		});
		assertThat(send(List.of(), COLLEAGUE).end()).isEqualTo(End.IN_DOUBT);
	}

	@Test
	void aChannelThatTheCampaignDoesNotUseIsAMistake() {
		assertThat(send(List.of(), new PhoneNumber("+4917139200999")))
			.isEqualTo(new TestResult("1", "sms", End.IMPOSSIBLE, "", "note does not use sms"));
	}

	private TestResult send(List<String> allowOnly, Address to) {
		return send(allowOnly, List.of(), to);
	}

	private TestResult send(List<String> allowOnly, List<String> redirectTo, Address to) {
		Prepared prepared = this.preparations.validation().prepare("note").orElseThrow();
		Candidate candidate = this.rehearsals.sample(prepared, DATE, Optional.empty()).orElseThrow();
		DeliveryProperties properties = new DeliveryProperties(1, 1, 1, Duration.ofSeconds(1), Duration.ofMinutes(5),
				Duration.ofMinutes(10), redirectTo, allowOnly, Map.of());
		return new TestMessages(this.rehearsals, this.deliveries, properties, RandomGenerator.getDefault())
			.send(prepared, DATE, candidate, to, Optional.empty());
	}

}
