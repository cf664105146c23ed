package io.regain.audience;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a frozen audience keeps of a person, as JSON.
 *
 * @param customer the row of {@code regain_customer} as texts, addresses included
 * @param token of the device that a push goes to, or empty
 * @param variables what the segment said of them: texts, numbers; dates in ISO form
 */
record FrozenFacts(Map<String, String> customer, String token, Map<String, Object> variables) {

	private static final TypeReference<FrozenFacts> TYPE = new TypeReference<>() {
	};

	static FrozenFacts of(Person person, Map<String, Object> variables) {
		Map<String, String> texts = new LinkedHashMap<>();
		person.columns().forEach((column, value) -> texts.put(column, Columns.text(value)));
		return new FrozenFacts(texts, person.token().orElse(""), variables);
	}

	/** Every digit counts: a number is not read as a binary fraction. */
	static FrozenFacts read(String stored, JsonMapper json) {
		return json.readerFor(TYPE).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).readValue(stored);
	}

	/** More is known; what has a name that was there counts instead. */
	FrozenFacts with(Map<String, Object> more) {
		Map<String, Object> all = new LinkedHashMap<>(this.variables);
		all.putAll(more);
		return new FrozenFacts(this.customer, this.token, all);
	}

	Person person() {
		return new Person(Map.copyOf(this.customer), Optional.of(this.token).filter((text) -> !text.isEmpty()));
	}

}
