package io.regain.tracking.bounce.mime;

import java.util.Locale;
import java.util.Optional;

/** Reads one parameter out of a Content-Type that may be broken everywhere else. */
final class Parameters {

	private Parameters() {
	}

	static Optional<String> of(String value, String name) {
		String lower = value.toLowerCase(Locale.ROOT);
		for (int at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
			int equals = skipBlanks(lower, at + name.length());
			boolean begins = at == 0 || " ;\t".indexOf(lower.charAt(at - 1)) >= 0;
			if (begins && equals < lower.length() && lower.charAt(equals) == '=') {
				return Optional.of(read(value, skipBlanks(value, equals + 1))).filter((found) -> !found.isEmpty());
			}
		}
		return Optional.empty();
	}

	private static String read(String value, int start) {
		boolean quoted = start < value.length() && value.charAt(start) == '"';
		int end = quoted ? start + 1 : start;
		while (end < value.length() && (quoted ? value.charAt(end) != '"' : " ;\t".indexOf(value.charAt(end)) < 0)) {
			end++;
		}
		return value.substring(quoted ? start + 1 : start, end).strip();
	}

	private static int skipBlanks(String value, int from) {
		int at = from;
		while (at < value.length() && value.charAt(at) <= ' ') {
			at++;
		}
		return at;
	}

}
