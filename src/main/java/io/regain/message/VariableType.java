package io.regain.message;

import java.util.Locale;

/** What a variable's value is, and so how it is written in each language. */
public enum VariableType {

	/** Any text. */
	TEXT,
	/** A text in CommonMark: laid out in HTML, without any marks elsewhere. */
	MARKDOWN,
	/**
	 * A number: grouped by thousands, at most two decimals unless it has more digits than
	 * that.
	 */
	NUMBER,
	/** An amount in the variable's currency. */
	MONEY,
	/** A calendar day. */
	DATE,
	/** A moment, stored in UTC and shown in the recipient's time zone. */
	DATETIME,
	/** Several texts, or several rows of named texts, as a JSON array. */
	LIST;

	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @throws IllegalArgumentException if no type has this id
	 */
	public static VariableType of(String id) {
		return valueOf(id.toUpperCase(Locale.ROOT));
	}

}
