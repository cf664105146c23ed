package io.regain.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.regain.audience.Customer;
import io.regain.message.Variable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of a recipient, frozen at planning: the columns of
 * {@code regain_customer} and the segment's declared variables, as they are written into
 * the ledger.
 *
 * @param customer the columns as texts
 * @param variables the segment's values as JSON keeps them: texts, numbers; dates in ISO
 * form
 */
public record Facts(Map<String, String> customer, Map<String, Object> variables) {

	private static final TypeReference<Facts> TYPE = new TypeReference<>() {
	};

	/** Only what the segment declares: a SELECT may yield more than it shows. */
	static Facts of(Customer customer, Map<String, Object> values, List<Variable> declared) {
		Map<String, Object> kept = new LinkedHashMap<>();
		for (Variable variable : declared) {
			Object value = values.get(variable.name());
			if (value != null) {
				kept.put(variable.name(), value);
			}
		}
		return new Facts(customer.facts(), kept);
	}

	/** The form in which the ledger keeps them. */
	public static String write(Customer customer, Map<String, Object> values, List<Variable> declared,
			JsonMapper json) {
		return json.writeValueAsString(of(customer, values, declared));
	}

	/** Every digit counts: a number is not read as a binary fraction. */
	public static Facts read(String stored, JsonMapper json) {
		return json.readerFor(TYPE).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).readValue(stored);
	}

}
