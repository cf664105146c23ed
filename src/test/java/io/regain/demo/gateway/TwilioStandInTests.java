package io.regain.demo.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.rest.api.v2010.account.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class TwilioStandInTests {

	private static final String TO = "+15558675310";

	private static final Map<String, String> MESSAGE = Map.of("To", TO, "From", "+15017122661", "Body", "Hi there");

	private static final String[] PROPERTIES = { "account_sid", "api_version", "body", "date_created", "date_sent",
			"date_updated", "direction", "error_code", "error_message", "from", "messaging_service_sid", "num_media",
			"num_segments", "price", "price_unit", "sid", "status", "subresource_uris", "to", "uri" };

	private final TwilioStandIn twilio = TwilioStandIn.start();

	private final Http http = Http.basic(this.twilio.accountSid(), this.twilio.authToken());

	@AfterEach
	void close() {
		this.twilio.close();
	}

	@Test
	void answersACreatedMessageWithTheDocumentedProperties() throws Exception {
		HttpResponse<String> response = create(MESSAGE);
		assertThat(response.statusCode()).isEqualTo(201);
		JsonNode message = Http.json(response);
		assertThat(message.propertyNames()).containsExactlyInAnyOrder(PROPERTIES);
		String sid = message.path("sid").asString();
		assertThat(sid).matches("SM[0-9a-f]{32}");
		String path = "/2010-04-01/Accounts/" + this.twilio.accountSid() + "/Messages/" + sid;
		assertThat(message.path("uri").asString()).isEqualTo(path + ".json");
		assertThat(message.path("subresource_uris").path("media").asString()).isEqualTo(path + "/Media.json");
		assertThat(message.path("subresource_uris").path("feedback").asString()).isEqualTo(path + "/Feedback.json");
		assertThat(message.path("status").asString()).isEqualTo("queued");
		assertThat(message.path("direction").asString()).isEqualTo("outbound-api");
		assertThat(message.path("num_segments").isString()).isTrue();
		assertThat(message.path("error_code").isNull()).isTrue();
		assertThat(message.path("date_created").asString())
			.matches("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} \\+0000");
		assertThat(ZonedDateTime.parse(message.path("date_created").asString(), DateTimeFormatter.RFC_1123_DATE_TIME))
			.isNotNull();
		assertThat(this.twilio.messages()).singleElement()
			.returns(sid, TakenSms::id)
			.returns(TO, TakenSms::to)
			.returns("+15017122661", TakenSms::from)
			.returns("Hi there", TakenSms::body);
	}

	@Test
	void isUnderstoodByTwiliosOwnLibrary() throws Exception {
		Message message = Message.fromJson(create(MESSAGE).body(), new ObjectMapper());
		assertThat(message.getStatus()).isEqualTo(Message.Status.QUEUED);
		assertThat(message.getDateCreated()).isNotNull();
		assertThat(message.getTo()).isEqualTo(TO);
		assertThat(message.getSubresourceUris()).containsOnlyKeys("media", "feedback");
	}

	@Test
	void aMessagingServiceAcceptsBeforeItKnowsSenderAndSegments() throws Exception {
		JsonNode message = Http
			.json(create(Map.of("To", TO, "MessagingServiceSid", "MG" + "a".repeat(32), "Body", "Hi there")));
		assertThat(message.path("status").asString()).isEqualTo("accepted");
		assertThat(message.path("from").isNull()).isTrue();
		assertThat(message.path("num_segments").asString()).isEqualTo("0");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "From | 21603 | A 'From' phone number is required.",
			"To   | 21604 | A 'To' phone number is required.", "Body | 21602 | Message body is required." })
	void refusesAMissingParameterInTwiliosWords(String missing, int code, String words) throws Exception {
		Map<String, String> form = new HashMap<>(MESSAGE);
		form.remove(missing);
		HttpResponse<String> response = create(form);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(Http.json(response)).isEqualTo(Http.json("""
				{"code": %d, "message": "%s", "more_info": "https://www.twilio.com/docs/errors/%d", "status": 400}
				""".formatted(code, words, code)));
		assertThat(this.twilio.messages()).isEmpty();
		assertThat(this.twilio.requests()).hasSize(1);
	}

	/** With the last four digits hidden as Twilio hides them. */
	@ParameterizedTest
	@CsvSource({ "5558675310, 555867XXXX", "+1 555 867 5310, +1 555 867 XXXX", "+05558675310, +0555867XXXX",
			"+155586753101234567, +15558675310123XXXX" })
	void refusesANumberThatIsNotE164(String number, String shown) throws Exception {
		HttpResponse<String> response = create(with("To", number));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(Http.json(response).path("code").asInt()).isEqualTo(21211);
		assertThat(Http.json(response).path("message").asString()).isEqualTo("Invalid 'To' Phone Number: " + shown);
	}

	@Test
	void refusesMoreThan1600Characters() throws Exception {
		assertThat(create(with("Body", "я".repeat(1600))).statusCode()).isEqualTo(201);
		HttpResponse<String> response = create(with("Body", "я".repeat(1601)));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(Http.json(response).path("code").asInt()).isEqualTo(21617);
		assertThat(Http.json(response).path("message").asString())
			.isEqualTo("The concatenated message body exceeds the 1600 character limit.");
	}

	@Test
	void refusesACallbackThatIsNoUrl() throws Exception {
		assertThat(Http.json(create(with("StatusCallback", "/callbacks"))).path("code").asInt()).isEqualTo(21609);
	}

	@Test
	void refusesOtherCredentialsAndOtherAccounts() throws Exception {
		JsonNode authenticate = Http.json("""
				{"code": 20003, "message": "Authenticate", "more_info": "https://www.twilio.com/docs/errors/20003",
				 "status": 401}""");
		HttpResponse<String> wrongToken = Http.basic(this.twilio.accountSid(), "wrong").post(messages(), MESSAGE);
		assertThat(wrongToken.statusCode()).isEqualTo(401);
		assertThat(Http.json(wrongToken)).isEqualTo(authenticate);
		assertThat(new Http("").post(messages(), MESSAGE).statusCode()).isEqualTo(401);
		URI foreign = this.twilio.url().resolve("/2010-04-01/Accounts/AC" + "0".repeat(32) + "/Messages.json");
		assertThat(this.http.post(foreign, MESSAGE).statusCode()).isEqualTo(401);
		assertThat(this.twilio.messages()).isEmpty();
	}

	@Test
	void fetchesAMessageBySid() throws Exception {
		String sid = Http.json(create(MESSAGE)).path("sid").asString();
		assertThat(this.twilio.awaitCallbacks(Http.TIMEOUT)).isTrue();
		JsonNode message = Http.json(this.http.get(message(sid)));
		assertThat(message.propertyNames()).containsExactlyInAnyOrder(PROPERTIES);
		assertThat(message.path("status").asString()).isEqualTo("delivered");
		assertThat(message.path("date_sent").isString()).isTrue();
		HttpResponse<String> unknown = this.http.get(message("SM" + "0".repeat(32)));
		assertThat(unknown.statusCode()).isEqualTo(404);
		assertThat(Http.json(unknown).path("code").asInt()).isEqualTo(20404);
	}

	@Test
	void listsMessagesToANumberNewestFirstInPages() throws Exception {
		create(with("Body", "first"));
		create(with("To", "+15550000000"));
		create(with("Body", "second"));
		JsonNode page = Http.json(this.http.get(messages("?To=%2B15558675310&PageSize=1")));
		assertThat(page.propertyNames()).containsExactlyInAnyOrder("end", "first_page_uri", "next_page_uri", "page",
				"page_size", "previous_page_uri", "messages", "start", "uri");
		assertThat(bodies(page)).containsExactly("second");
		JsonNode next = Http.json(this.http.get(this.twilio.url().resolve(page.path("next_page_uri").asString())));
		assertThat(bodies(next)).containsExactly("first");
		assertThat(next.path("next_page_uri").isNull()).isTrue();
		assertThat(bodies(Http.json(this.http.get(messages(""))))).hasSize(3);
		assertThat(bodies(Http.json(this.http.get(messages("?To=%2B15551111111"))))).isEmpty();
		assertThat(this.twilio.sends(TO)).hasSize(2);
		assertThat(this.twilio.messages(TO)).hasSize(2);
		assertThat(this.twilio.counts()).isEqualTo(Map.of(TO, 2L, "+15550000000", 1L));
	}

	@Test
	void reportsSentAndDeliveredWithASignatureThatTwiliosValidatorAccepts() throws Exception {
		try (CallbackReceiver receiver = new CallbackReceiver(this.twilio.authToken())) {
			String sid = Http.json(create(with("StatusCallback", receiver.url().toString()))).path("sid").asString();
			assertThat(this.twilio.awaitCallbacks(Http.TIMEOUT)).isTrue();
			assertThat(receiver.received()).extracting((form) -> form.get("MessageStatus"))
				.containsExactly("sent", "delivered");
			assertThat(receiver.received().get(1))
				.containsOnlyKeys("SmsSid", "SmsStatus", "MessageStatus", "To", "MessageSid", "AccountSid", "From",
						"ApiVersion", "RawDlrDoneDate")
				.containsEntry("MessageSid", sid)
				.containsEntry("To", TO)
				.containsEntry("AccountSid", this.twilio.accountSid());
			assertThat(receiver.received().get(1).get("RawDlrDoneDate")).matches("\\d{10}");
			assertThat(this.twilio.callbacks()).containsExactly(new StatusCallback(sid, "sent", 204),
					new StatusCallback(sid, "delivered", 204));
		}
	}

	@Test
	void reportsAMessageThatWasNotDeliveredWithItsCode() throws Exception {
		try (CallbackReceiver receiver = new CallbackReceiver(this.twilio.authToken())) {
			this.twilio.behave(TO, Behaviour.undelivered("30005"));
			String sid = Http.json(create(with("StatusCallback", receiver.url().toString()))).path("sid").asString();
			assertThat(this.twilio.awaitCallbacks(Http.TIMEOUT)).isTrue();
			assertThat(receiver.received().get(1)).containsEntry("MessageStatus", "undelivered")
				.containsEntry("ErrorCode", "30005");
			JsonNode message = Http.json(this.http.get(message(sid)));
			assertThat(message.path("error_code").asInt()).isEqualTo(30005);
			assertThat(message.path("error_message").asString()).isEqualTo("Unknown destination handset");
		}
	}

	@Test
	void aReceiverThatIsNotThereEndsTheWaitingToo() throws Exception {
		create(with("StatusCallback", "http://127.0.0.1:1/nobody"));
		assertThat(this.twilio.awaitCallbacks(Http.TIMEOUT)).isTrue();
		assertThat(this.twilio.callbacks()).extracting(StatusCallback::answer).containsExactly(0, 0);
		assertThat(this.twilio.awaitCallbacks(Duration.ZERO)).isTrue();
	}

	private static List<String> bodies(JsonNode page) {
		return page.path("messages").valueStream().map((message) -> message.path("body").asString()).toList();
	}

	private static Map<String, String> with(String name, String value) {
		Map<String, String> form = new HashMap<>(MESSAGE);
		form.put(name, value);
		return form;
	}

	private HttpResponse<String> create(Map<String, String> form) throws IOException, InterruptedException {
		return this.http.post(messages(), form);
	}

	private URI messages() {
		return messages("");
	}

	private URI messages(String query) {
		return this.twilio.url().resolve("/2010-04-01/Accounts/" + this.twilio.accountSid() + "/Messages.json" + query);
	}

	private URI message(String sid) {
		return this.twilio.url()
			.resolve("/2010-04-01/Accounts/" + this.twilio.accountSid() + "/Messages/" + sid + ".json");
	}

}
