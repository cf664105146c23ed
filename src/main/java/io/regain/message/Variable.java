package io.regain.message;

import java.util.Optional;

/**
 * A variable that templates may use: declared by a segment (its value differs by
 * customer) or by a campaign (one value for all).
 *
 * @param name as templates write it: a letter, then letters, digits and underscores
 * @param type how its value is read and written
 * @param currency the ISO 4217 code, for {@link VariableType#MONEY} only
 * @param example what previews and checks render with, a value of that type: a
 * {@link String}, a {@link java.math.BigDecimal}, a {@link java.time.LocalDate}, a
 * {@link java.time.LocalDateTime} in UTC, a {@link java.util.List} of such or of maps
 * from names to such, or texts or lists {@link ByLanguage}
 */
public record Variable(String name, VariableType type, Optional<String> currency, Object example) {

	public Variable {
		if (!isName(name)) {
			throw new IllegalArgumentException("'%s' is not a variable's name".formatted(name));
		}
		if (currency.isPresent() != (type == VariableType.MONEY)) {
			throw new IllegalArgumentException("a currency belongs to money, and to nothing else");
		}
	}

	/** Whether a variable can have this name. */
	public static boolean isName(String name) {
		return name.matches("[a-z][a-z0-9_]{0,63}");
	}

}
