package io.regain.channel.push;

import java.time.Duration;
import java.util.Optional;

import io.regain.channel.HttpAnswer;
import io.regain.channel.Outcome;
import io.regain.channel.OutcomeUnknownException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FcmErrorsTests {

	/** As the documentation shows it for a bad registration token. */
	private static final String FCM_ERROR = """
			{"error": {"code": %d, "message": "%s", "status": "%s", "details": [
			  {"@type": "type.googleapis.com/google.firebase.fcm.v1.FcmError", "errorCode": "%s"}]}}""";

	/** As the documentation shows it for a bad value. */
	private static final String BAD_FIELD = """
			{"error": {"code": 400, "message": "Invalid value", "status": "INVALID_ARGUMENT", "details": [
			  {"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [
			    {"field": "%s", "description": "Invalid value"}]}]}}""";

	@ParameterizedTest
	@CsvSource({ "404, NOT_FOUND, UNREGISTERED, DEAD_ADDRESS",
			"403, PERMISSION_DENIED, SENDER_ID_MISMATCH, CONFIGURATION",
			"401, UNAUTHENTICATED, THIRD_PARTY_AUTH_ERROR, CONFIGURATION",
			"400, INVALID_ARGUMENT, INVALID_ARGUMENT, CONTENT" })
	void theFcmErrorSaysWhoseFaultItIs(int http, String status, String code, Outcome.Cause cause) {
		assertThat(outcome(http, FCM_ERROR.formatted(http, "words", status, code)))
			.isEqualTo(new Outcome.Refused(cause, code, "words"));
	}

	@Test
	void anInvalidArgumentIsTheAddressIfItIsAboutTheRegistrationToken() {
		String words = "The registration token is not a valid FCM registration token";
		assertThat(outcome(400, FCM_ERROR.formatted(400, words, "INVALID_ARGUMENT", "INVALID_ARGUMENT")))
			.isEqualTo(new Outcome.Refused(Outcome.Cause.INVALID_ADDRESS, "INVALID_ARGUMENT", words));
		assertThat(outcome(400, BAD_FIELD.formatted("message.token")))
			.isEqualTo(new Outcome.Refused(Outcome.Cause.INVALID_ADDRESS, "INVALID_ARGUMENT", "Invalid value"));
		assertThat(outcome(400, BAD_FIELD.formatted("message.data[0].value")))
			.isEqualTo(new Outcome.Refused(Outcome.Cause.CONTENT, "INVALID_ARGUMENT", "Invalid value"));
	}

	@ParameterizedTest
	@CsvSource({ "404, NOT_FOUND, CONFIGURATION", "403, PERMISSION_DENIED, CONFIGURATION" })
	void withoutAnFcmErrorNoAddressIsDead(int http, String status, Outcome.Cause cause) {
		String body = "{\"error\": {\"code\": %d, \"message\": \"words\", \"status\": \"%s\"}}".formatted(http, status);
		assertThat(outcome(http, body)).isEqualTo(new Outcome.Refused(cause, status, "words"));
		assertThat(outcome(http, "<html></html>")).isEqualTo(new Outcome.Refused(cause, "HTTP " + http, ""));
	}

	@ParameterizedTest
	@CsvSource({ "429, RESOURCE_EXHAUSTED, QUOTA_EXCEEDED", "503, UNAVAILABLE, UNAVAILABLE" })
	void throttlingDefersForAsLongAsItSays(int http, String status, String code) {
		HttpAnswer answer = new HttpAnswer(http, FCM_ERROR.formatted(http, "words", status, code),
				Optional.of(Duration.ofSeconds(9)));
		assertThat(FcmErrors.outcome(answer, PushFixtures.TO))
			.isEqualTo(new Outcome.Deferred(code, "words", Optional.of(Duration.ofSeconds(9)), true));
	}

	@Test
	void aQuotaRefillsEachMinuteIfNothingElseIsSaid() {
		assertThat(outcome(429, FCM_ERROR.formatted(429, "words", "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED")))
			.isEqualTo(new Outcome.Deferred("QUOTA_EXCEEDED", "words", Optional.of(Duration.ofMinutes(1)), true));
	}

	@ParameterizedTest
	@CsvSource({ "500", "502", "503", "504" })
	void anotherServersErrorIsUnknown(int http) {
		assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> outcome(http, "<html></html>"));
		assertThatExceptionOfType(OutcomeUnknownException.class)
			.isThrownBy(() -> outcome(http, FCM_ERROR.formatted(http, "words", "INTERNAL", "INTERNAL")));
	}

	private static Outcome outcome(int status, String body) {
		return FcmErrors.outcome(new HttpAnswer(status, body, Optional.empty()), PushFixtures.TO);
	}

}
