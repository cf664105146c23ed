package io.regain.campaign.schema;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/** A part of a schema made from records, and what it allows in words. */
record SchemaNode(JsonNode node) {

	/** The keyword by which editors, too, know a pattern in words. */
	static final String FORM = "patternErrorMessage";

	/** What is said of a key, of an item, or of a named entry. */
	SchemaNode below(Object step) {
		if (step instanceof Integer) {
			return new SchemaNode(this.node.path("items"));
		}
		JsonNode property = this.node.path("properties").path(step.toString());
		if (!property.isMissingNode()) {
			return new SchemaNode(property);
		}
		JsonNode named = this.node.path("patternProperties");
		return new SchemaNode(named.isEmpty() ? this.node.path("additionalProperties") : named.iterator().next());
	}

	Collection<String> keys() {
		return this.node.path("properties").propertyNames();
	}

	boolean namesKeysByPattern() {
		return this.node.has("patternProperties");
	}

	String form() {
		return this.node.path(FORM).asString("");
	}

	String description() {
		return this.node.path("description").asString("");
	}

	/** The key whose value has this key, if it is a key of the schema at all. */
	Optional<String> home(String key) {
		return this.node.path("properties")
			.propertyStream()
			.filter((property) -> property.getValue().path("properties").has(key))
			.map((property) -> property.getKey())
			.findFirst();
	}

	boolean isNumber() {
		return allowedTypes().equals(List.of("integer"));
	}

	/** Whether a value that is none would be right if it stood in quotes. */
	boolean wouldTake(String text) {
		return allowedTypes().equals(List.of("string")) && !this.node.has("enum")
				&& text.matches(this.node.path("pattern").asString(".*"));
	}

	List<String> names() {
		return StreamSupport.stream(this.node.path("enum").spliterator(), false).map(JsonNode::asString).toList();
	}

	/** What may stand here, in words that fit behind "allowed:". */
	String allowed() {
		if (this.node.has("enum")) {
			return String.join(", ", names());
		}
		List<String> types = allowedTypes();
		if (types.equals(List.of("array"))) {
			return "a list of " + below(0).allowed();
		}
		List<String> words = types.stream().map(this::inWords).toList();
		int last = words.size() - 1;
		return (last == 0) ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
	}

	private String inWords(String type) {
		return switch (type) {
			case "string" -> (form().isEmpty() || namesKeysByPattern()) ? "a text" : form();
			case "number" -> "a number";
			case "integer" -> "a whole number from %s to %s".formatted(this.node.path("minimum").asString(),
					this.node.path("maximum").asString());
			case "array" -> "a list";
			default -> keys().isEmpty() ? entries() : "the keys " + String.join(", ", keys());
		};
	}

	/** Of a value that may be given several times, or of names alone. */
	private String entries() {
		return (allowedTypes().size() > 1 && namesKeysByPattern()) ? "one for each language, below en, ru and the like"
				: "names, each with a value";
	}

	private List<String> allowedTypes() {
		JsonNode type = this.node.path("type");
		return type.isArray() ? StreamSupport.stream(type.spliterator(), false).map(JsonNode::asString).toList()
				: List.of(type.asString());
	}

}
