package io.regain.channel.push;

import java.time.Duration;
import java.util.Optional;

import io.regain.channel.Detail;
import io.regain.channel.HttpAnswer;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.OutcomeUnknownException;
import io.regain.message.Address;
import tools.jackson.databind.JsonNode;

/**
 * What FCM's errors mean to us: by the FcmError in the details, or the canonical status
 * where there is none.
 *
 * @see <a href="https://firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode">FCM's
 * error codes</a>
 */
final class FcmErrors {

	/** "If no retry-after header is set, default to 60 seconds" (FCM at scale). */
	private static final Duration QUOTA_REFILLS = Duration.ofMinutes(1);

	private FcmErrors() {
	}

	/**
	 * @param answer not a success, and not about our access token
	 * @throws OutcomeUnknownException if FCM may have the message
	 */
	static Outcome outcome(HttpAnswer answer, Address to) {
		JsonNode error = answer.json().path("error");
		String code = code(error);
		String shownCode = code.isEmpty() ? "HTTP " + answer.status() : code;
		String detail = Detail.of(error.path("message").asString(""), to);
		if (answer.status() == 429) {
			return new Outcome.Deferred(shownCode, detail, answer.retryAfter().or(() -> Optional.of(QUOTA_REFILLS)),
					true);
		}
		if (code.equals("UNAVAILABLE") || answer.status() == 408) {
			return new Outcome.Deferred(shownCode, detail, answer.retryAfter(), true);
		}
		if (answer.status() >= 500) {
			throw new OutcomeUnknownException("FCM answered HTTP %d %s".formatted(answer.status(), code));
		}
		return new Outcome.Refused(cause(code, answer.status(), error), shownCode, detail);
	}

	/**
	 * Whether a 401 is about our own access token, not about a key for APNs or Web Push.
	 */
	static boolean isAboutAccessToken(HttpAnswer answer) {
		return answer.status() == 401 && !code(answer.json().path("error")).equals("THIRD_PARTY_AUTH_ERROR");
	}

	private static String code(JsonNode error) {
		for (JsonNode detail : error.path("details")) {
			String code = detail.path("errorCode").asString("");
			if (!code.isEmpty()) {
				return code;
			}
		}
		return error.path("status").asString("");
	}

	private static Cause cause(String code, int status, JsonNode error) {
		return switch (code) {
			case "UNREGISTERED" -> Cause.DEAD_ADDRESS;
			case "INVALID_ARGUMENT" -> isAboutDeviceToken(error) ? Cause.INVALID_ADDRESS : Cause.CONTENT;
			// A 404 without UNREGISTERED is a project or a URL that does not exist
			default -> (status == 400 || status == 413) ? Cause.CONTENT : Cause.CONFIGURATION;
		};
	}

	/** FCM names the field, or says so in words: its example has only these. */
	private static boolean isAboutDeviceToken(JsonNode error) {
		for (JsonNode detail : error.path("details")) {
			for (JsonNode violation : detail.path("fieldViolations")) {
				if (violation.path("field").asString("").equals("message.token")) {
					return true;
				}
			}
		}
		return error.path("message").asString("").contains("registration token");
	}

}
