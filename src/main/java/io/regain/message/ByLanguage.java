package io.regain.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One value for each of several languages: what a message in one of them says.
 *
 * @param values by language tag, as in {@code en} or {@code pt-BR}; the first is for all
 * others
 */
public record ByLanguage(Map<String, Object> values) {

	public ByLanguage {
		if (values.isEmpty()) {
			throw new IllegalArgumentException("there is no value in any language");
		}
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

	public Set<String> languages() {
		return this.values.keySet();
	}

	/**
	 * @param language one that may be there
	 */
	public Object in(Optional<String> language) {
		return language.map(this.values::get).orElseGet(() -> this.values.values().iterator().next());
	}

}
