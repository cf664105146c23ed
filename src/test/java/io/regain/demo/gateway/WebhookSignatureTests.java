package io.regain.demo.gateway;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookSignatureTests {

	/** The worked example of Twilio's page on security. */
	@Test
	void isWhatTwiliosDocumentationComputes() {
		Map<String, String> parameters = Map.of("Digits", "1234", "To", "+18005551212", "From", "+14158675310",
				"Caller", "+14158675310", "CallSid", "CA1234567890ABCDE");
		assertThat(WebhookSignature.of("https://example.com/myapp.php?foo=1&bar=2", parameters, "12345"))
			.isEqualTo("L/OH5YylLD5NRKLltdqwSvS0BnU=");
	}

}
