package io.regain.channel.sms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

import com.sun.net.httpserver.HttpServer;
import io.regain.channel.Outcome;
import io.regain.channel.OutcomeUnknownException;
import io.regain.demo.gateway.Behaviour;
import io.regain.demo.gateway.TakenSms;
import io.regain.demo.gateway.TwilioStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SmsSenderTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final TwilioStandIn twilio = TwilioStandIn.start();

	private final TwilioProperties properties = SmsFixtures.properties(this.twilio.accountSid(),
			this.twilio.authToken(), this.twilio.url());

	private final SmsSender sender = SmsFixtures.sender(this.properties);

	@AfterEach
	void stop() {
		this.sender.close();
		this.twilio.close();
	}

	@Test
	void theTextArrivesFromTheConfiguredSender() {
		String text = "Здравствуйте! Order №7 & more: 15 % off + a surprise=yes 😀";
		Outcome outcome = this.sender.send(SmsFixtures.message("text-1", text, Optional.empty()));
		TakenSms taken = this.twilio.messages().get(0);
		assertThat(outcome).isEqualTo(new Outcome.Accepted(taken.id()));
		assertThat(taken.body()).isEqualTo(text);
		assertThat(taken.to()).isEqualTo("+15558675310");
		assertThat(taken.from()).isEqualTo("+15017122661");
	}

	@Test
	void aMessagingServiceMaySendInstead() {
		TwilioProperties service = new TwilioProperties(this.twilio.accountSid(), this.twilio.authToken(), "",
				"MG" + "a".repeat(32), this.twilio.url(), PATIENCE, PATIENCE, 5);
		assertThat(SmsFixtures.sender(service).send(SmsFixtures.message("service-1")))
			.isInstanceOf(Outcome.Accepted.class);
		assertThat(this.twilio.requests().get(0).body()).contains("MessagingServiceSid=MG").doesNotContain("From=");
	}

	@Test
	void aBaseUrlMayHaveAPathOfItsOwn() {
		TwilioProperties behindProxy = SmsFixtures.properties(this.twilio.accountSid(), this.twilio.authToken(),
				this.twilio.url().resolve("/proxy/"));
		SmsFixtures.sender(behindProxy).send(SmsFixtures.message("proxy-1"));
		assertThat(this.twilio.requests().get(0).path())
			.isEqualTo("/proxy/2010-04-01/Accounts/" + this.twilio.accountSid() + "/Messages.json");
	}

	@Test
	void aWrongTokenIsOurFaultAndNotTriedTwice() {
		TwilioProperties wrong = SmsFixtures.properties(this.twilio.accountSid(), "wrong", this.twilio.url());
		assertThat(SmsFixtures.sender(wrong).send(SmsFixtures.message("wrong-1")))
			.isEqualTo(new Outcome.Refused(Outcome.Cause.CONFIGURATION, "20003", "Authenticate"));
		assertThat(this.twilio.requests()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 502, 503, 504 })
	void aServersErrorMayHaveMadeTheMessageAndIsNotRepeated(int status) {
		this.twilio.behave(Behaviour.serverError(status).afterTaking());
		assertThatExceptionOfType(OutcomeUnknownException.class)
			.isThrownBy(() -> this.sender.send(SmsFixtures.message("error-1")));
		assertThat(this.twilio.messages()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "21610, OPTED_OUT", "21211, INVALID_ADDRESS", "21408, CONFIGURATION", "21612, CONFIGURATION" })
	void refusalsAreToldApart(String code, Outcome.Cause cause) {
		this.twilio.behave(Behaviour.refuse(code));
		assertThat(this.sender.send(SmsFixtures.message("refused-1"))).isInstanceOfSatisfying(Outcome.Refused.class,
				(refused) -> {
					assertThat(refused.cause()).isEqualTo(cause);
					assertThat(refused.code()).isEqualTo(code);
				});
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "null", "\"SM1\"", "{\"sid\": null}", "{\"sid\": \"SM1\"", "" })
	void aSuccessThatIsNoMessageIsUnknown(String body) throws IOException {
		HttpServer server = server((signature, form) -> {
		}, body);
		try {
			SmsSender nonsense = SmsFixtures.sender(SmsFixtures.properties("AC1", "secret",
					URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
			assertThatExceptionOfType(OutcomeUnknownException.class)
				.isThrownBy(() -> nonsense.send(SmsFixtures.message("nonsense-1")));
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void theStatusCallbackComesSignedAndForgeriesAreFound() throws IOException {
		List<Map<String, String>> reports = new CopyOnWriteArrayList<>();
		List<String> signatures = new CopyOnWriteArrayList<>();
		HttpServer receiver = server((signature, form) -> {
			reports.add(form);
			signatures.add(signature);
		}, "");
		try {
			String url = "http://127.0.0.1:%d/callbacks/sms?m=12".formatted(receiver.getAddress().getPort());
			this.sender.send(SmsFixtures.message("report-1", "Hello", Optional.of(URI.create(url))));
			assertThat(this.twilio.awaitCallbacks(PATIENCE)).isTrue();
			TwilioSignatures genuine = new TwilioSignatures(this.properties.authToken());
			assertThat(reports).isNotEmpty();
			for (int i = 0; i < reports.size(); i++) {
				Map<String, String> form = new HashMap<>(reports.get(i));
				assertThat(genuine.isGenuine(url, form, signatures.get(i))).isTrue();
				assertThat(genuine.isGenuine(url.replace("m=12", "m=13"), form, signatures.get(i))).isFalse();
				assertThat(genuine.isGenuine(url, form, "")).isFalse();
				assertThat(new TwilioSignatures("other").isGenuine(url, form, signatures.get(i))).isFalse();
				form.put("MessageStatus", "forged");
				assertThat(genuine.isGenuine(url, form, signatures.get(i))).isFalse();
			}
		}
		finally {
			receiver.stop(0);
		}
	}

	/** Hands what arrives to the receiver and answers 201 with this body. */
	private static HttpServer server(BiConsumer<String, Map<String, String>> receiver, String body) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", (exchange) -> {
			String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			receiver.accept(Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Twilio-Signature")).orElse(""),
					parse(form));
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(201, (bytes.length > 0) ? bytes.length : -1);
			exchange.getResponseBody().write(bytes);
			exchange.close();
		});
		server.start();
		return server;
	}

	private static Map<String, String> parse(String form) {
		Map<String, String> fields = new HashMap<>();
		for (String field : form.split("&")) {
			String[] parts = field.split("=", 2);
			fields.put(decode(parts[0]), (parts.length > 1) ? decode(parts[1]) : "");
		}
		return fields;
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

}
