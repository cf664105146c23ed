package io.regain.audience;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of one person, with their addresses as they are written.
 *
 * @param columns the row of {@code regain_customer}, as {@link Columns} reads it or as
 * texts
 * @param token of the device that a push goes to
 */
record Person(Map<String, Object> columns, Optional<String> token) {

	Person {
		columns = Map.copyOf(columns);
	}

	Optional<String> text(String column) {
		return Optional.of(Columns.text(this.columns, column)).filter((text) -> !text.isBlank());
	}

}
