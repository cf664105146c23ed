package io.regain.demo.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * What FCM checks before it looks for the device: the fields of {@code messages:send} as
 * the REST reference lists them, for messages to one token.
 */
final class FcmRules {

	private static final Map<String, Set<String>> FIELDS = new TreeMap<>(Map.of("", Set.of("message", "validate_only"),
			"message", Set.of("name", "data", "notification", "android", "webpush", "apns", "fcm_options", "token"),
			"message.notification", Set.of("title", "body", "image"), "message.android",
			Set.of("collapse_key", "priority", "ttl", "restricted_package_name", "data", "notification", "fcm_options",
					"direct_boot_ok"),
			"message.apns", Set.of("headers", "payload", "fcm_options", "live_activity_token"), "message.webpush",
			Set.of("headers", "data", "notification", "fcm_options")));

	private static final int LARGEST_PAYLOAD = 4096;

	private final FcmErrors errors;

	FcmRules(FcmErrors errors) {
		this.errors = errors;
	}

	Optional<Reaction.Answer> fault(JsonNode request) {
		JsonNode message = request.path("message");
		return unknownField(request).or(() -> wrongData(message))
			.or(() -> wrongDuration(message))
			.or(() -> fault(text(message, "token").isEmpty(), this.errors::noRecipient))
			.or(() -> fault(payload(message) > LARGEST_PAYLOAD, this.errors::tooBig));
	}

	/** A text in the object, or an empty one; both spellings of protobuf's JSON count. */
	static String text(JsonNode object, String field) {
		return member(object, field).asString("");
	}

	static JsonNode member(JsonNode object, String field) {
		return object.has(field) ? object.path(field) : object.path(camelCase(field));
	}

	private Optional<Reaction.Answer> unknownField(JsonNode request) {
		return FIELDS.entrySet()
			.stream()
			.flatMap((known) -> at(request, known.getKey()).propertyNames()
				.stream()
				.filter((name) -> !known.getValue().contains(snakeCase(name)))
				.map((name) -> unknown(name, known.getKey())))
			.findFirst();
	}

	private Reaction.Answer unknown(String name, String parent) {
		String place = parent.isEmpty() ? "" : " at '%s'".formatted(parent);
		return this.errors.badField(parent,
				"Invalid JSON payload received. Unknown name \"%s\"%s: Cannot find field.".formatted(name, place));
	}

	private Optional<Reaction.Answer> wrongData(JsonNode message) {
		int index = 0;
		for (JsonNode value : message.path("data").values()) {
			if (!value.isString()) {
				String field = "message.data[%d].value".formatted(index);
				return Optional
					.of(this.errors.badField(field, "Invalid value at '%s' (TYPE_STRING), %s".formatted(field, value)));
			}
			index++;
		}
		return Optional.empty();
	}

	private Optional<Reaction.Answer> wrongDuration(JsonNode message) {
		String ttl = text(message.path("android"), "ttl");
		return fault(!ttl.isEmpty() && !ttl.matches("\\d+(\\.\\d{1,9})?s"),
				() -> this.errors.badField("message.android.ttl",
						"Invalid value at 'message.android.ttl' (type.googleapis.com/google.protobuf.Duration), \"%s\""
							.formatted(ttl)));
	}

	private static Optional<Reaction.Answer> fault(boolean wrong, Supplier<Reaction.Answer> answer) {
		return wrong ? Optional.of(answer.get()) : Optional.empty();
	}

	private static int payload(JsonNode message) {
		JsonNode notification = message.path("notification");
		JsonNode data = message.path("data");
		Stream<String> texts = Stream
			.of(Stream.of(text(notification, "title"), text(notification, "body")), data.propertyNames().stream(),
					data.valueStream().map((value) -> value.asString("")))
			.flatMap((part) -> part);
		return texts.mapToInt((text) -> text.getBytes(StandardCharsets.UTF_8).length).sum();
	}

	private static JsonNode at(JsonNode request, String path) {
		JsonNode node = request;
		for (String name : path.isEmpty() ? new String[0] : path.split("\\.")) {
			node = node.path(name);
		}
		return node;
	}

	private static String snakeCase(String name) {
		return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
	}

	private static String camelCase(String name) {
		StringBuilder camel = new StringBuilder();
		for (String word : name.split("_")) {
			camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
		}
		return camel.toString();
	}

}
