package io.regain.console.api;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import io.regain.delivery.RunStatus;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What values are limited to by code that a type does not show, by the name of the schema
 * and the field.
 */
final class Limits {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String LANGUAGES = """
			{ "minProperties": 1, "propertyNames": { "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$" } }""";

	private static final String SCORE = """
			{ "minimum": 1, "maximum": 5 }""";

	private static final Map<String, String> LIMITS = Map.ofEntries(Map.entry("NewIncident.title", """
			{ "minProperties": 1, "propertyNames": { "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$" },
			  "additionalProperties": { "type": "string", "minLength": 1, "maxLength": 200 } }"""),
			Map.entry("NewIncident.component", """
					{ "pattern": "^[a-z0-9][a-z0-9-]{0,63}$" }"""), Map.entry("AffectedCustomers", """
					{ "minProperties": 1, "maxProperties": 1 }"""), Map.entry("NewUpdate.text", LANGUAGES),
			Map.entry("NewUpdate.summary", LANGUAGES), Map.entry("NewUpdate.escalate", """
					{ "enum": [ "accepted", "opened", "acknowledged" ] }"""), Map.entry("FollowUpEnding.note", """
					{ "minLength": 1, "maxLength": 1000 }"""), Map.entry("GoodwillUse.reference", """
					{ "minLength": 1, "maxLength": 100 }"""),
			Map.entry("RunProgress.status", among(RunStatus.values())), Map.entry("FollowUp.score", SCORE),
			Map.entry("Satisfaction.scores", """
					{ "minItems": 5, "maxItems": 5 }"""));

	private Limits() {
	}

	static Optional<ObjectNode> of(String place) {
		return Optional.ofNullable(LIMITS.get(place)).map((limits) -> (ObjectNode) JSON.readTree(limits));
	}

	private static String among(Enum<?>... constants) {
		return JSON.writeValueAsString(Map.of("enum", Arrays.stream(constants).map(Enum::name).toList()));
	}

}
