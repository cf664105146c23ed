package io.regain.tracking.webhook;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SignatureTests {

	private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

	/** The example that the libraries of Standard Webhooks are tested with. */
	@Test
	void isTheOneOfTheSpecificationsLibraries() {
		assertThat(
				Signature.of(List.of(SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
			.isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
	}

	@Test
	void thereIsOneForEachSecret() {
		String other = "whsec_" + "A".repeat(32);
		String both = Signature.of(List.of(SECRET, other), "evt_1", 1, "{}");
		assertThat(both).isEqualTo(
				Signature.of(List.of(SECRET), "evt_1", 1, "{}") + " " + Signature.of(List.of(other), "evt_1", 1, "{}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa",
			"whsec_not base64 at all, but long enough" })
	void notEveryTextIsASecret(String text) {
		assertThat(Signature.isSecret(text)).isFalse();
	}

}
