package io.regain.demo.gateway;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class FcmStandInTests {

	private static final String MESSAGE = """
			{"message": {"token": "bk3RNwTe3H0:CI2k", "notification": {"title": "FCM Message", "body": "Привет"},
			 "data": {"reference": "m-1"}, "android": {"collapse_key": "m-1", "ttl": "3600s", "priority": "HIGH"}}}""";

	private final FcmStandIn fcm = FcmStandIn.start();

	private final Path directory;

	private final Http http;

	FcmStandInTests(@TempDir Path directory) throws Exception {
		this.directory = directory;
		this.http = Http.bearer(token("https://www.googleapis.com/auth/firebase.messaging"));
	}

	@AfterEach
	void close() {
		this.fcm.close();
	}

	@Test
	void answersWithTheNameOfTheMessage() throws Exception {
		HttpResponse<String> response = send(MESSAGE);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(Http.json(response).propertyNames()).containsExactly("name");
		String name = Http.json(response).path("name").asString();
		assertThat(name).matches("projects/regain-demo/messages/0:\\d+%[0-9a-f]+");
		assertThat(this.fcm.messages("bk3RNwTe3H0:CI2k")).singleElement()
			.returns(name, TakenPush::id)
			.returns("FCM Message", TakenPush::title)
			.returns("Привет", TakenPush::body)
			.returns(Map.of("reference", "m-1"), TakenPush::data)
			.satisfies((message) -> assertThat(message.collapseKey()).hasValue("m-1"));
		assertThat(this.fcm.sends("bk3RNwTe3H0:CI2k")).hasSize(1);
		assertThat(this.fcm.requests()).extracting(Request::path)
			.containsExactly("/token", "/v1/projects/regain-demo/messages:send");
	}

	@Test
	void readsBothSpellingsOfAField() throws Exception {
		send("""
				{"message": {"token": "t-1", "android": {"collapseKey": "k"}}}""");
		assertThat(this.fcm.messages()).singleElement()
			.satisfies((message) -> assertThat(message.collapseKey()).hasValue("k"));
	}

	@Test
	void onlyValidatesWhenAskedTo() throws Exception {
		HttpResponse<String> response = send("""
				{"validate_only": true, "message": {"token": "t-1"}}""");
		assertThat(Http.json(response)).isEqualTo(Http.json("""
				{"name": "projects/regain-demo/messages/fake_message_id"}"""));
		assertThat(this.fcm.messages()).isEmpty();
	}

	@Test
	void refusesAMessageWithoutRecipient() throws Exception {
		HttpResponse<String> response = send("""
				{"message": {"notification": {"title": "FCM Message"}}}""");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(Http.json(response)).isEqualTo(Http.json("""
				{"error": {"code": 400, "message": "Recipient of the message is not set.", "status": "INVALID_ARGUMENT",
				  "details": [
				    {"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [
				      {"field": "message", "description": "Recipient of the message is not set."}]},
				    {"@type": "type.googleapis.com/google.firebase.fcm.v1.FcmError", "errorCode": "INVALID_ARGUMENT"}]}}
				"""));
		assertThat(this.fcm.messages()).isEmpty();
	}

	/** The first example of Firebase's page on error codes. */
	@Test
	void refusesDataThatIsNoText() throws Exception {
		HttpResponse<String> response = send("""
				{"message": {"token": "t-1", "data": {"count": 12}}}""");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(Http.json(response)).isEqualTo(Http.json("""
				{"error": {"code": 400, "message": "Invalid value at 'message.data[0].value' (TYPE_STRING), 12",
				  "status": "INVALID_ARGUMENT", "details": [
				    {"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [
				      {"field": "message.data[0].value",
				       "description": "Invalid value at 'message.data[0].value' (TYPE_STRING), 12"}]}]}}"""));
	}

	/** The second example of the same page. */
	@Test
	void refusesATokenThatIsToldToBeInvalid() throws Exception {
		this.fcm.behave("bk3RNwTe3H0:CI2k", Behaviour.refuse("INVALID_ARGUMENT"));
		assertThat(Http.json(send(MESSAGE))).isEqualTo(Http.json("""
				{"error": {"code": 400, "message": "The registration token is not a valid FCM registration token",
				  "status": "INVALID_ARGUMENT", "details": [
				    {"@type": "type.googleapis.com/google.firebase.fcm.v1.FcmError",
				     "errorCode": "INVALID_ARGUMENT"}]}}"""));
	}

	@ParameterizedTest
	@CsvSource({ "UNREGISTERED, 404, NOT_FOUND", "SENDER_ID_MISMATCH, 403, PERMISSION_DENIED",
			"QUOTA_EXCEEDED, 429, RESOURCE_EXHAUSTED", "UNAVAILABLE, 503, UNAVAILABLE", "INTERNAL, 500, INTERNAL",
			"THIRD_PARTY_AUTH_ERROR, 401, UNAUTHENTICATED" })
	void refusesWithADocumentedCode(String code, int http, String status) throws Exception {
		this.fcm.behave(Behaviour.refuse(code));
		HttpResponse<String> response = send(MESSAGE);
		assertThat(response.statusCode()).isEqualTo(http);
		JsonNode error = Http.json(response).path("error");
		assertThat(error.path("code").asInt()).isEqualTo(http);
		assertThat(error.path("status").asString()).isEqualTo(status);
		assertThat(error.path("details").valueStream().map((detail) -> detail.path("errorCode").asString("")))
			.contains(code);
		assertThat(this.fcm.messages()).isEmpty();
	}

	@Test
	void throttlesWithAQuotaFailure() throws Exception {
		this.fcm.behaveNext(1, Behaviour.throttle(Duration.ofSeconds(30)));
		HttpResponse<String> response = send(MESSAGE);
		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(response.headers().firstValue("Retry-After")).hasValue("30");
		assertThat(response.body()).contains("type.googleapis.com/google.rpc.QuotaFailure", "QUOTA_EXCEEDED");
		assertThat(send(MESSAGE).statusCode()).isEqualTo(200);
	}

	@Test
	void talksNonsenseWithTheStatusOfSuccess() throws Exception {
		this.fcm.behave(Behaviour.talkNonsense().afterTaking());
		HttpResponse<String> response = send(MESSAGE);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).startsWith("<html>");
		assertThat(this.fcm.messages()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"{\"message\": {\"token\": \"t\", \"colapse_key\": \"k\"}} | Unknown name \"colapse_key\" at 'message'",
			"{\"message\": {\"token\": \"t\", \"android\": {\"ttl\": \"3600\"}}} | 'message.android.ttl'",
			"{\"message\": {\"token\": \"t\"} | Invalid JSON payload received" })
	void refusesWhatDoesNotFitTheReference(String json, String words) throws Exception {
		HttpResponse<String> response = send(json);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(Http.json(response).path("error").path("message").asString()).contains(words);
		assertThat(Http.json(response).path("error").path("status").asString()).isEqualTo("INVALID_ARGUMENT");
	}

	@Test
	void refusesMoreThan4096Bytes() throws Exception {
		String message = "{\"message\": {\"token\": \"t\", \"notification\": {\"body\": \"%s\"}}}";
		assertThat(send(message.formatted("я".repeat(2048))).statusCode()).isEqualTo(200);
		assertThat(send(message.formatted("я".repeat(2049))).statusCode()).isEqualTo(400);
	}

	@Test
	void asksForAnAccessTokenThatIsStillGood() throws Exception {
		this.fcm.revokeTokens();
		HttpResponse<String> response = send(MESSAGE);
		assertThat(response.statusCode()).isEqualTo(401);
		JsonNode error = Http.json(response).path("error");
		assertThat(error.path("code").asInt()).isEqualTo(401);
		assertThat(error.path("status").asString()).isEqualTo("UNAUTHENTICATED");
		assertThat(error.path("message").asString()).startsWith("Request had invalid authentication credentials.");
		assertThat(this.fcm.messages()).isEmpty();
	}

	@Test
	void asksForTheRightScopeAndProject() throws Exception {
		HttpResponse<String> foreign = this.http.postJson(this.fcm.url().resolve("/v1/projects/other/messages:send"),
				MESSAGE);
		assertThat(foreign.statusCode()).isEqualTo(403);
		HttpResponse<String> response = Http.bearer(token("https://www.googleapis.com/auth/calendar"))
			.postJson(this.fcm.url().resolve("/v1/projects/regain-demo/messages:send"), MESSAGE);
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(Http.json(response).path("error").path("status").asString()).isEqualTo("PERMISSION_DENIED");
	}

	private HttpResponse<String> send(String json) throws IOException, InterruptedException {
		return this.http.postJson(this.fcm.url().resolve("/v1/projects/regain-demo/messages:send"), json);
	}

	private String token(String scope) throws Exception {
		Path keys = this.fcm.writeCredentials(this.directory.resolve("fcm.json"));
		String jwt = Assertion.of(keys, Clock.systemUTC().instant()).scope(scope).sign();
		HttpResponse<String> response = new Http("").post(this.fcm.url().resolve("/token"),
				Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", jwt));
		return Http.json(response).path("access_token").asString();
	}

}
