package io.regain.channel.sms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpServer;
import io.regain.Patience;
import io.regain.channel.Answer;
import io.regain.channel.ClosedPort;
import io.regain.channel.Outgoing;
import io.regain.channel.OutcomeUnknownException;
import io.regain.demo.gateway.Behaviour;
import io.regain.demo.gateway.TakenSms;
import io.regain.demo.gateway.TwilioStandIn;
import io.regain.message.Content;
import io.regain.message.PhoneNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Text messages that left together, and those that are looked for afterwards. */
class TwilioInquiryTests {

	private static final String TEXT = "Заказ №7 опоздал, нам жаль 😀 + 15 %";

	private final TwilioStandIn twilio = TwilioStandIn.start();

	private final TwilioProperties properties = SmsFixtures.properties(this.twilio.accountSid(),
			this.twilio.authToken(), this.twilio.url());

	private final SmsSender sender = SmsFixtures.sender(this.properties);

	/** The machine's clock, by which the stand-in dates what it takes. */
	private static Instant now() {
		return Instant.now();
	}

	@AfterEach
	void stop() {
		this.sender.close();
		this.twilio.close();
	}

	@Test
	void whatTwilioTookWithoutSayingSoIsFound() {
		this.twilio.behave(Behaviour.serverError(503).afterTaking());
		Instant sentAt = now();
		assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> this.sender.send(message()));
		assertThat(alike(message(), sentAt)).containsExactly(this.twilio.messages().get(0).id());
		assertThat(this.twilio.sends()).hasSize(1);
		assertThat(this.twilio.requests().get(1).query()).contains("To=%2B15558675310", "From=%2B15017122661",
				"PageSize=1000");
	}

	@Test
	void whatItNeverTookIsNot() {
		this.twilio.behave(Behaviour.hang());
		Instant sentAt = now();
		try (SmsSender impatient = SmsFixtures.impatient(this.properties)) {
			assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> impatient.send(message()));
		}
		assertThat(alike(message(), sentAt)).isEmpty();
	}

	@Test
	void otherTextsReceiversAndTimesAreOthers() {
		this.sender.send(message());
		Instant sentAt = now();
		assertThat(alike(SmsFixtures.message("m-001", TEXT + " ", Optional.empty()), sentAt)).isEmpty();
		assertThat(alike(to("+15558675311"), sentAt)).isEmpty();
		assertThat(alike(message(), sentAt.plus(Duration.ofMinutes(6)))).as("sent long before").isEmpty();
		assertThat(alike(message(), sentAt.plus(Duration.ofMinutes(4)))).as("clocks differ").hasSize(1);
	}

	@Test
	void theLatestOfSeveralComesFirst() {
		this.sender.send(message());
		this.sender.send(message());
		List<String> ids = this.twilio.messages().stream().map(TakenSms::id).toList();
		assertThat(alike(message(), now())).containsExactly(ids.get(1), ids.get(0));
	}

	@Test
	void aMessagingServiceChoosesTheSenderSoNobodyAsksForOne() {
		SmsSender service = SmsFixtures.sender(new TwilioProperties(this.twilio.accountSid(), this.twilio.authToken(),
				"", "MG" + "a".repeat(32), this.twilio.url(), Patience.LONG, Patience.LONG, 5));
		service.send(message());
		assertThat(service.inquiry().orElseThrow().alike(message(), now())).hasSize(1);
		assertThat(this.twilio.requests().get(1).query()).doesNotContain("From");
	}

	@Test
	void ifTwilioDoesNotAnswerItIsToBeAskedAgain() {
		try (SmsSender nobody = SmsFixtures
			.sender(SmsFixtures.properties("AC1", "secret", URI.create("http://127.0.0.1:" + ClosedPort.find())))) {
			assertThatExceptionOfType(OutcomeUnknownException.class)
				.isThrownBy(() -> nobody.inquiry().orElseThrow().alike(message(), now()));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "null", "", "<html>", "{\"messages\": [{\"sid\": 1" })
	void nonsenseIsNoAnswerEither(String body) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
			exchange.close();
		});
		server.start();
		try (SmsSender nonsense = SmsFixtures.sender(SmsFixtures.properties("AC1", "secret",
				URI.create("http://127.0.0.1:" + server.getAddress().getPort())))) {
			assertThatExceptionOfType(OutcomeUnknownException.class)
				.isThrownBy(() -> nonsense.inquiry().orElseThrow().alike(message(), now()));
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void ifTwilioDoesNotLetUsAskNothingIsFound() {
		SmsSender wrong = SmsFixtures
			.sender(SmsFixtures.properties(this.twilio.accountSid(), "wrong", this.twilio.url()));
		assertThat(wrong.inquiry().orElseThrow().alike(message(), now())).isEmpty();
	}

	@Test
	void ofAGroupOnlyTheOneWithoutAnAnswerIsInDoubt() {
		this.twilio.behave("+15558675307", Behaviour.hang());
		List<Outgoing> group = IntStream.range(0, 20).mapToObj((i) -> to("+155586753%02d".formatted(i))).toList();
		List<Answer> answers;
		try (SmsSender impatient = SmsFixtures.impatient(this.properties)) {
			answers = impatient.sendAll(group, () -> true);
		}
		assertThat(IntStream.range(0, 20).filter((i) -> answers.get(i).outcome().isEmpty())).containsExactly(7);
		assertThat(this.twilio.counts()).hasSize(19).allSatisfy((to, count) -> assertThat(count).isOne());
		assertThat(this.twilio.sends()).hasSize(20);
	}

	private List<String> alike(Outgoing message, Instant sentAt) {
		return this.sender.inquiry().orElseThrow().alike(message, sentAt);
	}

	private static Outgoing message() {
		return SmsFixtures.message("m-001", TEXT, Optional.empty());
	}

	private static Outgoing to(String number) {
		Outgoing message = message();
		return new Outgoing("m-" + number.substring(1), message.run(), new PhoneNumber(number), new Content.Sms(TEXT),
				message.from(), Optional.empty(), Optional.empty());
	}

}
