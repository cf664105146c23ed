package io.regain.demo.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** FCM's errors: Google's error model, with the codes of FCM's {@code ErrorCode}. */
final class FcmErrors implements Dialect {

	private static final String FCM_ERROR = "type.googleapis.com/google.firebase.fcm.v1.FcmError";

	private static final String BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest";

	private static final String QUOTA_FAILURE = "type.googleapis.com/google.rpc.QuotaFailure";

	private static final Map<String, Entry> CODES = Map.of("INVALID_ARGUMENT",
			new Entry(400, "INVALID_ARGUMENT", "The registration token is not a valid FCM registration token"),
			"UNREGISTERED", new Entry(404, "NOT_FOUND", "Requested entity was not found."), "SENDER_ID_MISMATCH",
			new Entry(403, "PERMISSION_DENIED", "SenderId mismatch"), "QUOTA_EXCEEDED",
			new Entry(429, "RESOURCE_EXHAUSTED", "Quota exceeded."), "UNAVAILABLE",
			new Entry(503, "UNAVAILABLE", "The service is currently unavailable."), "INTERNAL",
			new Entry(500, "INTERNAL", "Internal error encountered."), "THIRD_PARTY_AUTH_ERROR",
			new Entry(401, "UNAUTHENTICATED", "Auth error from APNS or Web Push Service"));

	@Override
	public int success() {
		return 200;
	}

	@Override
	public Reaction.Answer refusal(String code) {
		Entry entry = Optional.ofNullable(CODES.get(code))
			.orElseThrow(() -> new IllegalArgumentException(
					"FCM's code '%s' is not known here, but %s are".formatted(code, new TreeSet<>(CODES.keySet()))));
		ObjectNode body = body(entry);
		ArrayNode details = details(body);
		if (code.equals("QUOTA_EXCEEDED")) {
			details.addObject()
				.put("@type", QUOTA_FAILURE)
				.putArray("violations")
				.addObject()
				.put("subject", "project:regain")
				.put("description", "Message rate exceeded.");
		}
		details.addObject().put("@type", FCM_ERROR).put("errorCode", code);
		return Reaction.Answer.json(entry.http(), body);
	}

	@Override
	public Reaction.Answer throttled() {
		return refusal("QUOTA_EXCEEDED");
	}

	@Override
	public Reaction.Answer serverError(int status) {
		return switch (status) {
			case 500 -> refusal("INTERNAL");
			case 503 -> refusal("UNAVAILABLE");
			default -> Reaction.Answer.html(status,
					"<!DOCTYPE html><title>Error %d (Server Error)!!1</title>".formatted(status));
		};
	}

	/** A request that says nobody is to be reached. */
	Reaction.Answer noRecipient() {
		String message = "Recipient of the message is not set.";
		ObjectNode body = violation("message", message);
		((ArrayNode) body.path("error").path("details")).addObject()
			.put("@type", FCM_ERROR)
			.put("errorCode", "INVALID_ARGUMENT");
		return Reaction.Answer.json(400, body);
	}

	/** A request whose JSON does not fit the resource. */
	Reaction.Answer badField(String field, String message) {
		return Reaction.Answer.json(400, violation(field, message));
	}

	Reaction.Answer tooBig() {
		return Reaction.Answer.json(400,
				body(new Entry(400, "INVALID_ARGUMENT", "Request contains an invalid argument.")));
	}

	Reaction.Answer unauthenticated() {
		return Reaction.Answer
			.json(401, body(new Entry(401, "UNAUTHENTICATED",
					"Request had invalid authentication credentials. Expected OAuth 2 access token, login"
							+ " cookie or other valid authentication credential. See https://developers.google.com"
							+ "/identity/sign-in/web/devconsole-project.")))
			.with("WWW-Authenticate", "Bearer realm=\"https://accounts.google.com/\"");
	}

	Reaction.Answer insufficientScope() {
		return Reaction.Answer.json(403,
				body(new Entry(403, "PERMISSION_DENIED", "Request had insufficient authentication scopes.")));
	}

	Reaction.Answer foreignProject(String project) {
		return Reaction.Answer.json(403,
				body(new Entry(403, "PERMISSION_DENIED",
						"Permission 'cloudmessaging.messages.create' denied on resource"
								+ " '//cloudresourcemanager.googleapis.com/projects/%s' (or it may not exist)."
									.formatted(project))));
	}

	Reaction.Answer notFound() {
		return Reaction.Answer.html(404, "<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>");
	}

	private static ObjectNode violation(String field, String message) {
		ObjectNode body = body(new Entry(400, "INVALID_ARGUMENT", message));
		details(body).addObject()
			.put("@type", BAD_REQUEST)
			.putArray("fieldViolations")
			.addObject()
			.put("field", field)
			.put("description", message);
		return body;
	}

	private static ObjectNode body(Entry entry) {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		body.putObject("error").put("code", entry.http()).put("message", entry.message()).put("status", entry.status());
		return body;
	}

	private static ArrayNode details(ObjectNode body) {
		return ((ObjectNode) body.path("error")).putArray("details");
	}

	private record Entry(int http, String status, String message) {
	}

}
