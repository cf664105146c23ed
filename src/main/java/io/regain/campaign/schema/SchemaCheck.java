package io.regain.campaign.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import io.regain.campaign.yaml.Document;
import io.regain.message.Problem;
import io.regain.message.Suggestions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks documents against a schema made from records and their {@link Key}s. The
 * validator finds the faults; where they stand and what is allowed instead is said here.
 */
public final class SchemaCheck {

	/** A value of the wrong type has further faults that say nothing new. */
	private static final Comparator<Error> TYPES_FIRST = Comparator
		.comparing((error) -> !error.getKeyword().equals("type"));

	/** Draft 7, and the words that editors take from our schemas. */
	private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft7())
		.keyword(new NonValidationKeyword(SchemaNode.FORM))
		.build();

	private final SchemaNode root;

	private final Schema schema;

	public SchemaCheck(ObjectNode root) {
		this.root = new SchemaNode(root);
		this.schema = SchemaRegistry.withDialect(DIALECT).getSchema(root);
	}

	/**
	 * The faults of a document whose root is not missing. None means that it can be
	 * bound.
	 */
	public List<Problem> check(Document document) {
		List<Error> errors = this.schema.validate(document.root()).stream().sorted(TYPES_FIRST).toList();
		List<Problem> problems = new ArrayList<>();
		Set<String> meant = new HashSet<>();
		for (Error error : errors) {
			if (error.getKeyword().equals("additionalProperties")) {
				problems.add(unknownKey(error, document, meant));
			}
		}
		Set<String> judged = new HashSet<>();
		for (Error error : errors) {
			String path = path(error);
			switch (error.getKeyword()) {
				case "additionalProperties" -> {
				}
				case "required" -> {
					if (!meant.contains(Document.below(path, error.getProperty()))) {
						problems.add(document.problemAtKey(path, missing(error)));
					}
				}
				case "uniqueItems" -> problems.addAll(repetitions(path, document));
				default -> {
					if (judged.add(path)) {
						problems.add(document.problemAt(path, wrongValue(error, document.at(path))));
					}
				}
			}
		}
		return problems;
	}

	/**
	 * @param meant receives the path of the key that was probably meant, which is then
	 * not missed as well
	 */
	private Problem unknownKey(Error error, Document document, Set<String> meant) {
		String path = path(error);
		String key = error.getProperty();
		SchemaNode parent = schemaOf(error);
		if (parent.namesKeysByPattern()) {
			return document.problemAtKey(Document.below(path, key),
					"found the name '%s'; allowed: %s".formatted(key, parent.form()));
		}
		List<String> free = parent.keys().stream().filter((known) -> !document.at(path).has(known)).toList();
		Suggestions.closest(key, free).ifPresent((known) -> meant.add(Document.below(path, known)));
		String hint = Suggestions.didYouMean(key, free);
		if (hint.isEmpty()) {
			hint = this.root.home(key).map((home) -> "; '%s' belongs below '%s'".formatted(key, home)).orElse("");
		}
		return document.problemAtKey(Document.below(path, key),
				"unknown key '%s'; allowed here: %s%s".formatted(key, String.join(", ", parent.keys()), hint));
	}

	private String missing(Error error) {
		SchemaNode missing = schemaOf(error).below(error.getProperty());
		return "'%s' is missing. %s Allowed: %s".formatted(error.getProperty(), missing.description(),
				missing.allowed());
	}

	private static List<Problem> repetitions(String path, Document document) {
		List<Problem> problems = new ArrayList<>();
		Set<JsonNode> seen = new HashSet<>();
		int index = 0;
		for (JsonNode item : document.at(path)) {
			if (!seen.add(item)) {
				problems.add(document.problemAt(Document.item(path, index), Quote.of(item) + " is listed twice"));
			}
			index++;
		}
		return problems;
	}

	private String wrongValue(Error error, JsonNode value) {
		SchemaNode schema = schemaOf(error);
		return switch (error.getKeyword()) {
			case "minItems", "minProperties" -> "found nothing inside; allowed: at least one";
			default -> "found " + Quote.of(value) + "; allowed: " + schema.allowed() + hint(schema, value);
		};
	}

	private static String hint(SchemaNode schema, JsonNode value) {
		if (value.isString() && schema.isNumber()) {
			return ", without quotes";
		}
		if (value.isString()) {
			return Suggestions.didYouMean(value.asString(), schema.names());
		}
		boolean lacksQuotes = value.isValueNode() && !value.isNull() && schema.wouldTake(value.asString());
		return lacksQuotes ? "; to make it a text, put it in quotes" : "";
	}

	private SchemaNode schemaOf(Error error) {
		NodePath location = error.getInstanceLocation();
		SchemaNode schema = this.root;
		for (int i = 0; i < location.getNameCount(); i++) {
			schema = schema.below(location.getElement(i));
		}
		return schema;
	}

	private static String path(Error error) {
		NodePath location = error.getInstanceLocation();
		String path = "";
		for (int i = 0; i < location.getNameCount(); i++) {
			path = (location.getElement(i) instanceof Integer index) ? Document.item(path, index)
					: Document.below(path, location.getName(i));
		}
		return path;
	}

}
