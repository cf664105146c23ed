package io.regain.console.api;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.regain.message.Suggestions;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Reads and writes JSON as the API means it: names in kebab-case, nothing unknown. */
@Component
class Bodies {

	/** A list of 100,000 customers with a few facts each. */
	private static final int MOST_BYTES = 16 * 1024 * 1024;

	/** In words what a value of such a type looks like. */
	private static final Map<Class<?>, String> KINDS = Map.of(Map.class, "an object, as in { \"en\": \"…\" }",
			Collection.class, "a list", Instant.class, "a time, as in 2026-11-23T15:00:00Z", Number.class, "a number");

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
				throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE,
						"the body has more than %d bytes, which is all that is allowed".formatted(MOST_BYTES));
			}
			return body;
		}
		catch (IOException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "the body broke off");
		}
	}

	/**
	 * @param type a record; what is no {@link Optional} and no number must be there
	 * @throws IllegalArgumentException if it is none: where, what, and what is allowed
	 */
	<T extends Record> T as(Class<T> type, byte[] body) {
		try {
			T read = this.json.readValue(body, type);
			if (read == null) {
				throw new IllegalArgumentException("the body is empty; allowed: " + String.join(", ", names(type)));
			}
			requireAll(type, read);
			return read;
		}
		catch (UnrecognizedPropertyException ex) {
			Collection<String> known = ex.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
			throw new IllegalArgumentException("there is no field '%s'%s; allowed: %s".formatted(path(ex),
					Suggestions.didYouMean(ex.getPropertyName(), known), String.join(", ", known)));
		}
		catch (DatabindException ex) {
			throw new IllegalArgumentException(
					path(ex).isEmpty() ? "the body is no such object; allowed: " + String.join(", ", names(type))
							: "%s: %s is not allowed there%s".formatted(path(ex), value(ex), wanted(ex)));
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("the body is no JSON: " + ex.getOriginalMessage());
		}
	}

	private static String path(DatabindException ex) {
		return ex.getPath()
			.stream()
			.map((at) -> (at.getPropertyName() != null) ? at.getPropertyName() : "[" + at.getIndex() + "]")
			.collect(Collectors.joining("."));
	}

	private static String value(DatabindException ex) {
		return (ex instanceof InvalidFormatException invalid) ? "'%s'".formatted(invalid.getValue()) : "this value";
	}

	private static String wanted(DatabindException ex) {
		if (!(ex instanceof MismatchedInputException mismatch) || mismatch.getTargetType() == null) {
			return "";
		}
		Class<?> type = mismatch.getTargetType();
		if (!type.isEnum()) {
			return KINDS.entrySet()
				.stream()
				.filter((kind) -> kind.getKey().isAssignableFrom(type))
				.map((kind) -> "; allowed: " + kind.getValue())
				.findFirst()
				.orElse("");
		}
		List<String> values = Arrays.stream(type.getEnumConstants())
			.map((value) -> ((Enum<?>) value).name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.toList();
		String meant = (ex instanceof InvalidFormatException invalid)
				? Suggestions.didYouMean(String.valueOf(invalid.getValue()), values) : "";
		return "%s; allowed: %s".formatted(meant, String.join(", ", values));
	}

	private static void requireAll(Class<? extends Record> type, Record read) {
		for (RecordComponent component : type.getRecordComponents()) {
			try {
				if (component.getAccessor().invoke(read) == null) {
					throw new IllegalArgumentException("the field '%s' is missing; allowed: %s"
						.formatted(kebab(component.getName()), String.join(", ", names(type))));
				}
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	private static List<String> names(Class<? extends Record> type) {
		return Arrays.stream(type.getRecordComponents()).map((component) -> kebab(component.getName())).toList();
	}

	private static String kebab(String name) {
		return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

	String text(Object answer) {
		return this.json.writeValueAsString(answer);
	}

}
