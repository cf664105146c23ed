package io.regain.channel.sms;

import java.time.Duration;
import java.util.Optional;

import io.regain.channel.HttpAnswer;
import io.regain.channel.Outcome;
import io.regain.channel.OutcomeUnknownException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TwilioErrorsTests {

	@ParameterizedTest
	@CsvSource({ "21211, 400, INVALID_ADDRESS", "21214, 400, INVALID_ADDRESS", "21217, 400, INVALID_ADDRESS",
			"21614, 400, INVALID_ADDRESS", "21635, 400, INVALID_ADDRESS", "21265, 400, INVALID_ADDRESS",
			"21610, 400, OPTED_OUT", "20003, 401, CONFIGURATION", "21408, 400, CONFIGURATION",
			"21603, 400, CONFIGURATION", "21606, 400, CONFIGURATION", "21609, 400, CONFIGURATION",
			"21612, 400, CONFIGURATION", "21660, 400, CONFIGURATION", "21703, 400, CONFIGURATION",
			"20404, 404, CONFIGURATION", "21602, 400, CONTENT", "21617, 400, CONTENT", "21619, 400, CONTENT",
			"99999, 400, CONTENT", "99999, 403, CONFIGURATION" })
	void aDocumentedCodeSaysWhoseFaultItIs(int code, int status, Outcome.Cause cause) {
		assertThat(outcome(status, code)).isEqualTo(new Outcome.Refused(cause, String.valueOf(code), "words"));
	}

	@ParameterizedTest
	@CsvSource({ "429, 20429", "429, 14107", "429, 63018", "429, 12345", "400, 21611" })
	void throttlingIsNoRefusal(int status, int code) {
		assertThat(outcome(status, code))
			.isEqualTo(new Outcome.Deferred(String.valueOf(code), "words", Optional.of(Duration.ofSeconds(7)), true));
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 502, 503, 504, 599 })
	void aServersErrorIsUnknown(int status) {
		assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> outcome(status, 20500));
	}

	@ParameterizedTest
	@CsvSource({ "307, CONFIGURATION", "401, CONFIGURATION", "403, CONFIGURATION", "404, CONFIGURATION",
			"405, CONFIGURATION", "400, CONTENT", "413, CONTENT" })
	void withoutACodeTheStatusDecides(int status, Outcome.Cause cause) {
		HttpAnswer answer = new HttpAnswer(status, "<html>not Twilio</html>", Optional.empty());
		assertThat(TwilioErrors.outcome(answer, SmsFixtures.TO))
			.isEqualTo(new Outcome.Refused(cause, "HTTP " + status, ""));
	}

	/** Nor what Twilio leaves of one when it hides the last four digits. */
	@Test
	void theDetailHasNoNumber() {
		// Twilio's own way of hiding the last four digits
		String body = "{\"code\": 21211, \"message\": \"Invalid 'To' Phone Number: +1555867XXXX\"}";
		assertThat(TwilioErrors.outcome(new HttpAnswer(400, body, Optional.empty()), SmsFixtures.TO))
			.isEqualTo(new Outcome.Refused(Outcome.Cause.INVALID_ADDRESS, "21211", "Invalid 'To' Phone Number: …"));
	}

	private static Outcome outcome(int status, int code) {
		String body = "{\"code\": %d, \"message\": \"words\", \"status\": %d}".formatted(code, status);
		return TwilioErrors.outcome(new HttpAnswer(status, body, Optional.of(Duration.ofSeconds(7))), SmsFixtures.TO);
	}

}
