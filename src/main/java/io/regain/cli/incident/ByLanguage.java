package io.regain.cli.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.regain.cli.CommandException;
import io.regain.cli.Exit;

/**
 * Texts as options give them: {@code ru=…}, or without a language: then it is English.
 */
final class ByLanguage {

	private static final Pattern IN_LANGUAGE = Pattern.compile("([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)=(.*)",
			Pattern.DOTALL);

	private ByLanguage() {
	}

	static Map<String, String> of(List<String> given) {
		return of(given, UnaryOperator.identity());
	}

	/**
	 * @param read makes the text of what was given
	 */
	static Map<String, String> of(List<String> given, UnaryOperator<String> read) {
		Map<String, String> byLanguage = new LinkedHashMap<>();
		for (String one : given) {
			Matcher named = IN_LANGUAGE.matcher(one);
			boolean hasLanguage = named.matches();
			String language = hasLanguage ? named.group(1) : "en";
			if (byLanguage.put(language, read.apply(hasLanguage ? named.group(2) : one)) != null) {
				throw new CommandException(Exit.INVALID, "There are two texts in %s.".formatted(language));
			}
		}
		return byLanguage;
	}

}
