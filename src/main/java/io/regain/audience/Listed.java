package io.regain.audience;

import java.util.HashMap;
import java.util.Map;

/**
 * A customer of a list that somebody made.
 *
 * @param customerId as the company's own view knows them
 * @param facts what the list says of them, by lower-case column, for templates
 */
public record Listed(String customerId, Map<String, String> facts) {

	private static final String ID = "customer_id";

	public Listed {
		facts = Map.copyOf(facts);
		if (customerId.isBlank() || customerId.endsWith(" ") || customerId.length() > Customer.MAX_ID_LENGTH) {
			throw new IllegalArgumentException("'%s' is no customer id; it has 1 to %d characters, the last no space"
				.formatted(customerId, Customer.MAX_ID_LENGTH));
		}
	}

	/** A line of a file; what a cell leaves empty is not known. */
	static Listed of(Map<String, String> cells) {
		Map<String, String> facts = new HashMap<>(cells);
		String id = facts.remove(ID);
		if (id == null) {
			throw new IllegalArgumentException(CsvFile.lacks(cells, ID));
		}
		facts.values().removeIf(String::isBlank);
		return new Listed(id, facts);
	}

}
