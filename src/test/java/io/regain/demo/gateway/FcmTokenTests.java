package io.regain.demo.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

import com.google.auth.oauth2.GoogleCredentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FcmTokenTests {

	private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

	private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

	private final SettableClock clock = new SettableClock();

	private final FcmStandIn fcm = FcmStandIn.start(0, "shop-1", this.clock);

	private final Path directory;

	private final Assertion assertion;

	FcmTokenTests(@TempDir Path directory) throws IOException {
		this.directory = directory;
		this.assertion = Assertion.of(this.fcm.writeCredentials(directory.resolve("keys/fcm.json")), NOW);
	}

	@AfterEach
	void close() {
		this.fcm.close();
	}

	@Test
	void writesAKeyFileWithWhatGooglesHave() {
		assertThat(this.assertion.keyFile().propertyNames()).contains("type", "project_id", "private_key_id",
				"private_key", "client_email", "client_id", "auth_uri", "token_uri");
		assertThat(this.assertion.keyFile().path("type").asString()).isEqualTo("service_account");
		assertThat(this.assertion.keyFile().path("token_uri").asString()).isEqualTo(this.fcm.url() + "/token");
	}

	@Test
	void exchangesAnAssertionForAToken() throws Exception {
		HttpResponse<String> response = exchange(this.assertion.sign());
		assertThat(response.statusCode()).isEqualTo(200);
		JsonNode token = Http.json(response);
		assertThat(token.propertyNames()).containsExactlyInAnyOrder("access_token", "expires_in", "token_type");
		assertThat(token.path("expires_in").asInt()).isEqualTo(3599);
		assertThat(token.path("token_type").asString()).isEqualTo("Bearer");
	}

	@Test
	void anAccessTokenEndsAfter3599Seconds() throws Exception {
		Http http = Http.bearer(Http.json(exchange(this.assertion.sign())).path("access_token").asString());
		URI send = this.fcm.url().resolve("/v1/projects/shop-1/messages:send");
		String message = "{\"message\": {\"token\": \"t-1\"}}";
		this.clock.now = NOW.plusSeconds(3598);
		assertThat(http.postJson(send, message).statusCode()).isEqualTo(200);
		this.clock.now = NOW.plusSeconds(3599);
		assertThat(http.postJson(send, message).statusCode()).isEqualTo(401);
	}

	@Test
	void refusesAnotherKeysSignature() throws Exception {
		try (FcmStandIn other = FcmStandIn.start()) {
			Path keys = other.writeCredentials(this.directory.resolve("other.json"));
			assertInvalidGrant(exchange(this.assertion.sign(Http.json(Files.readString(keys)))),
					"Invalid JWT Signature.");
		}
	}

	@Test
	void refusesAnotherAudience() throws Exception {
		assertInvalidGrant(exchange(this.assertion.audience("https://fcm.googleapis.com/").sign()),
				"Invalid JWT: Failed audience check. The right audience is https://oauth2.googleapis.com/token");
		assertThat(exchange(this.assertion.audience("https://oauth2.googleapis.com/token").sign()).statusCode())
			.isEqualTo(200);
	}

	@Test
	void refusesWhatHasExpiredOrLastsTooLong() throws Exception {
		String words = "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."
				+ " Check your iat and exp values in the JWT claim.";
		assertInvalidGrant(exchange(this.assertion.expires(NOW).sign()), words);
		assertInvalidGrant(exchange(this.assertion.expires(NOW.plusSeconds(3601)).sign()), words);
	}

	@Test
	void refusesWhatIsNoAssertion() throws Exception {
		assertThat(Http.json(exchange("not.a-jwt")).path("error").asString()).isEqualTo("invalid_grant");
		HttpResponse<String> response = new Http("").post(this.fcm.url().resolve("/token"), Map.of("assertion", "x"));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(Http.json(response)).isEqualTo(Http.json("""
				{"error": "unsupported_grant_type", "error_description": "Invalid grant_type: "}"""));
	}

	@Test
	void canBeToldToFailAtTheToken() throws Exception {
		this.fcm.behaveAtToken(Behaviour.serverError(503));
		assertThat(exchange(this.assertion.sign()).statusCode()).isEqualTo(503);
		this.fcm.behaveAtToken(Behaviour.refuse("invalid_grant"));
		assertInvalidGrant(exchange(this.assertion.sign()), "Invalid JWT Signature.");
		assertThatIllegalArgumentException().isThrownBy(() -> this.fcm.behaveAtToken(Behaviour.refuse("UNREGISTERED")));
	}

	@Test
	void givesGooglesOwnLibraryAToken() throws Exception {
		try (FcmStandIn now = FcmStandIn.start()) {
			Path keys = now.writeCredentials(this.directory.resolve("now.json"));
			GoogleCredentials credentials = GoogleCredentials.fromStream(Files.newInputStream(keys))
				.createScoped("https://www.googleapis.com/auth/firebase.messaging");
			credentials.refresh();
			assertThat(credentials.getAccessToken().getTokenValue()).startsWith("ya29.");
			assertThat(credentials.getAccessToken().getExpirationTime().toInstant())
				.isAfter(Clock.systemUTC().instant().plus(Duration.ofMinutes(50)));
			assertThat(now.requests()).hasSize(1);
			assertThat(now.sends()).isEmpty();
		}
	}

	private HttpResponse<String> exchange(String jwt) throws IOException, InterruptedException {
		return new Http("").post(this.fcm.url().resolve("/token"), Map.of("grant_type", GRANT_TYPE, "assertion", jwt));
	}

	private static void assertInvalidGrant(HttpResponse<String> response, String description) {
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(Http.json(response).path("error").asString()).isEqualTo("invalid_grant");
		assertThat(Http.json(response).path("error_description").asString()).isEqualTo(description);
	}

	private static final class SettableClock extends Clock {

		private volatile Instant now = NOW;

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

	}

}
