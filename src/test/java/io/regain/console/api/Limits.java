package io.regain.console.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;

/**
 * What values are limited to by code that a type does not show: {@code limits.json}, by
 * the name of the schema and the field.
 */
final class Limits {

	private static final JsonNode ALL = read();

	private Limits() {
	}

	static Optional<ObjectNode> of(String place) {
		return ALL.path(place).asObjectOpt();
	}

	private static JsonNode read() {
		try {
			return new JsonMapper()
				.readTree(new ClassPathResource("limits.json", Limits.class).getContentAsByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
