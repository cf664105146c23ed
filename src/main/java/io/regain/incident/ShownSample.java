package io.regain.incident;

import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * What one customer would read, among all that somebody is shown before they confirm it,
 * and that the audit log keeps: a line that says whose it is, and the text, further in.
 * So it can be found, and taken out, when that customer is forgotten.
 */
public final class ShownSample {

	private static final String HEAD = "  as customer %s reads it by %s (%s):";

	private static final String INDENT = "    ";

	private static final String BLOCK = "(?m)^  as customer %s reads it by .*$(\\R    .*|\\R(?=\\R|    ))*";

	private static final String EMPTIED = "  (what a customer read is not kept any more)";

	private ShownSample() {
	}

	/**
	 * @param text all of it, with its subject or title
	 */
	public static String of(String customer, String channel, String locale, String text) {
		StringJoiner lines = new StringJoiner("\n");
		lines.add(HEAD.formatted(customer, channel, locale));
		text.strip().lines().forEach((line) -> lines.add((INDENT + line).stripTrailing()));
		return lines.toString();
	}

	/** The same without what this customer reads. */
	static String without(String shown, String customer) {
		return Pattern.compile(BLOCK.formatted(Pattern.quote(customer))).matcher(shown).replaceAll(EMPTIED);
	}

	/** The same without what anybody reads. */
	static String withoutAny(String shown) {
		return Pattern.compile(BLOCK.formatted(".+")).matcher(shown).replaceAll(EMPTIED);
	}

	/**
	 * For LIKE.
	 * @param customer a pattern, too
	 */
	static String like(String customer) {
		return "%" + HEAD.substring(0, HEAD.indexOf(" (")).formatted(customer, "%");
	}

}
