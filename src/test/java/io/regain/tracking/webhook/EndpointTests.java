package io.regain.tracking.webhook;

import java.net.URI;
import java.util.List;
import java.util.Set;

import io.regain.tracking.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EndpointTests {

	private static final String SECRET = "whsec_" + "A".repeat(32);

	@ParameterizedTest
	@ValueSource(strings = { "https://crm.example/regain", "https://crm.example:8443/a?b=c", "http://localhost:8080/x",
			"http://127.0.0.1/x", "http://[::1]:9/" })
	void isToldOverTlsOrOnThisMachine(String url) {
		assertThat(endpoint(url, SECRET).problems()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://crm.example/", "http://127.0.0.1.evil.example/", "http://localhost.evil.example/",
			"ftp://crm.example/", "file:///etc/passwd", "https://user:password@crm.example/", "https:///x", "crm" })
	void isToldNowhereElse(String url) {
		assertThat(endpoint(url, SECRET).problems()).singleElement().asString().startsWith("url must be");
	}

	@Test
	void aMistakeEndsTheStartWithThePropertysName() {
		assertThatThrownBy(() -> new WebhookProperties(
				List.of(endpoint("https://crm.example/", SECRET), endpoint("http://crm.example/", "x"))))
			.hasMessageContaining("regain.webhooks[1].url must be")
			.hasMessageContaining("regain.webhooks[1].secret must be");
	}

	@Test
	void twoOfTheSameUrlWouldShareTheirProgress() {
		Endpoint twice = endpoint("https://crm.example/", SECRET);
		assertThatThrownBy(() -> new WebhookProperties(List.of(twice, twice))).hasMessageContaining("twice");
	}

	@Test
	void tellsNobodyItsSecrets() {
		assertThat(endpoint("https://crm.example/T0ken", SECRET).toString()).doesNotContain(SECRET, "T0ken");
	}

	@Test
	void wantsAllUnlessItSaysWhich() {
		assertThat(endpoint("https://crm.example/", SECRET).wants(EventType.OPENED)).isTrue();
		Endpoint some = new Endpoint(URI.create("https://crm.example/"), List.of(SECRET), Set.of(EventType.BOUNCED),
				false);
		assertThat(some.wants(EventType.BOUNCED)).isTrue();
		assertThat(some.wants(EventType.OPENED)).isFalse();
	}

	private static Endpoint endpoint(String url, String secret) {
		return new Endpoint(URI.create(url), List.of(secret), Set.of(), false);
	}

}
