package io.regain.console.api;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Reads and writes JSON as the API means it: names in kebab-case, nothing unknown. */
@Component
class Bodies {

	/** A list of 100,000 customers with a few facts each. */
	private static final int MOST_BYTES = 16 * 1024 * 1024;

	private final JsonMapper json = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
		.enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	byte[] read(HttpServletRequest request) {
		try {
			byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
			if (body.length > MOST_BYTES) {
				throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
			}
			return body;
		}
		catch (IOException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
		}
	}

	/**
	 * @throws IllegalArgumentException if it is none: where, what, and what is allowed
	 */
	<T> T as(Class<T> type, byte[] body) {
		try {
			return this.json.readValue(body, type);
		}
		catch (DatabindException ex) {
			String path = ex.getPath()
				.stream()
				.map((at) -> (at.getPropertyName() != null) ? at.getPropertyName() : "[" + at.getIndex() + "]")
				.reduce((a, b) -> a + "." + b)
				.orElse("");
			throw new IllegalArgumentException((path.isEmpty() ? "" : path + ": ") + ex.getOriginalMessage());
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("the body is no JSON: " + ex.getOriginalMessage());
		}
	}

	String text(Object answer) {
		return this.json.writeValueAsString(answer);
	}

}
