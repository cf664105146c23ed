package io.regain.demo.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.regain.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What a stand-in can be told; shown at Twilio's, as the other shares it. */
class BehaviourTests {

	/**
	 * The JDK's server keeps 200 idle connections, and closes others at once: a client
	 * may just have taken one of those for its next request.
	 */
	private static final int CALLERS = 150;

	private static final String TO = "+15558675310";

	private final TwilioStandIn twilio = TwilioStandIn.start();

	private final Http http = Http.basic(this.twilio.accountSid(), this.twilio.authToken());

	@AfterEach
	void close() {
		this.twilio.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "21610 | 400 | Attempt to send to unsubscribed recipient",
					"21614 | 400 | 'To' number is not a valid mobile number", "21611 | 429 | SMS queue is full." })
	void refusesWithADocumentedCode(String code, int status, String words) throws Exception {
		this.twilio.behave(TO, Behaviour.refuse(code));
		HttpResponse<String> response = create(TO);
		assertThat(response.statusCode()).isEqualTo(status);
		JsonNode error = Http.json(response);
		assertThat(error.path("code").asString()).isEqualTo(code);
		assertThat(error.path("message").asString()).isEqualTo(words);
		assertThat(error.path("status").asInt()).isEqualTo(status);
		assertThat(this.twilio.sends(TO)).hasSize(1);
		assertThat(this.twilio.messages()).isEmpty();
		assertThat(create("+15550000000").statusCode()).isEqualTo(201);
	}

	@Test
	void doesNotTakeACodeThatTheProviderDoesNotDocument() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.twilio.behave(Behaviour.refuse("UNREGISTERED")))
			.withMessageContaining("21610");
		assertThatIllegalArgumentException().isThrownBy(() -> Behaviour.serverError(404));
	}

	@Test
	void throttlesWithRetryAfterInWholeSeconds() throws Exception {
		this.twilio.behave(Behaviour.throttle(Duration.ofMillis(1500)));
		HttpResponse<String> response = create(TO);
		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
		assertThat(Http.json(response)).isEqualTo(Http.json("""
				{"code": 20429, "message": "Too Many Requests", "more_info": "https://www.twilio.com/docs/errors/20429",
				 "status": 429}"""));
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 502, 503 })
	void answersWithAServerError(int status) throws Exception {
		this.twilio.behave(Behaviour.serverError(status));
		assertThat(create(TO).statusCode()).isEqualTo(status);
		assertThat(this.twilio.messages()).isEmpty();
	}

	@Test
	void talksNonsenseWithTheStatusOfSuccess() throws Exception {
		this.twilio.behave(Behaviour.talkNonsense());
		HttpResponse<String> response = create(TO);
		assertThat(response.statusCode()).isEqualTo(201);
		assertThat(response.body()).startsWith("<html>");
	}

	@Test
	void dropsTheConnectionAfterTheRequest() {
		this.twilio.behave(Behaviour.closeAfterRequest());
		assertThatIOException().isThrownBy(() -> create(TO)).isNotInstanceOf(HttpTimeoutException.class);
		assertThat(this.twilio.sends(TO)).hasSize(1);
		assertThat(this.twilio.messages()).isEmpty();
	}

	@Test
	void hangsWithoutHoldingUpOthersUntilClosed() throws Exception {
		this.twilio.behaveNext(50, Behaviour.hang());
		List<CompletableFuture<HttpResponse<String>>> hanging = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			hanging.add(this.http.postLater(messages(), message(TO)));
		}
		Patience.await("all have asked").until(() -> this.twilio.sends().size() == 50);
		assertThat(create(TO).statusCode()).isEqualTo(201);
		assertThat(hanging).noneMatch(CompletableFuture::isDone);
		this.twilio.close();
		assertThat(hanging).allSatisfy((answer) -> assertThat(answer).failsWithin(Http.TIMEOUT));
	}

	@Test
	void aCallerThatIsLeftHangingCanGiveUp() {
		this.twilio.behave(Behaviour.hang());
		assertThatExceptionOfType(HttpTimeoutException.class)
			.isThrownBy(() -> this.http.post(messages(), message(TO), Duration.ofMillis(100)));
	}

	@Test
	void canTakeTheMessageAlthoughTheAnswerIsLost() {
		this.twilio.behave(Behaviour.closeAfterRequest().afterTaking());
		assertThatIOException().isThrownBy(() -> create(TO));
		assertThat(this.twilio.messages(TO)).hasSize(1);
	}

	@Test
	void theNextOnesComeBeforeAddressesAndAddressesBeforeAll() throws Exception {
		this.twilio.behave(Behaviour.serverError(500));
		this.twilio.behave((number) -> number.startsWith("+1555"), Behaviour.refuse("21610"));
		this.twilio.behave(TO, Behaviour.accept());
		this.twilio.behaveNext(1, Behaviour.throttle(Duration.ofSeconds(1)));
		assertThat(create(TO).statusCode()).isEqualTo(429);
		assertThat(create(TO).statusCode()).isEqualTo(201);
		assertThat(create("+15550000000").statusCode()).isEqualTo(400);
		assertThat(create("+4915550000000").statusCode()).isEqualTo(500);
		this.twilio.reset();
		assertThat(create("+4915550000000").statusCode()).isEqualTo(201);
		assertThat(this.twilio.requests()).hasSize(1);
	}

	@Test
	void takesEachMessageOfManyCallersOnce() {
		List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
		for (int i = 0; i < CALLERS; i++) {
			answers.add(this.http.postLater(messages(), message("+1555%07d".formatted(i))));
		}
		assertThat(answers).allSatisfy(
				(answer) -> assertThat(answer).succeedsWithin(Http.TIMEOUT).returns(201, HttpResponse::statusCode));
		assertThat(this.twilio.counts()).hasSize(CALLERS).allSatisfy((number, count) -> assertThat(count).isOne());
		assertThat(this.twilio.messages()).extracting(TakenSms::id).doesNotHaveDuplicates();
		assertThat(this.twilio.awaitCallbacks(Http.TIMEOUT)).isTrue();
	}

	private HttpResponse<String> create(String to) throws IOException, InterruptedException {
		return this.http.post(messages(), message(to));
	}

	private URI messages() {
		return this.twilio.url().resolve("/2010-04-01/Accounts/" + this.twilio.accountSid() + "/Messages.json");
	}

	private static Map<String, String> message(String to) {
		return Map.of("To", to, "From", "+15017122661", "Body", "Hi there");
	}

}
