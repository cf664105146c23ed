package io.regain.template;

import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the web addresses that a template's files give in full. */
final class WebAddresses {

	private static final String START = "https?://";

	/**
	 * An HTML attribute or a macro's parameter; not one with an expression or a
	 * directive.
	 */
	private static final Pattern LINK = Pattern.compile("href=([\"'])(" + START + "[^\"'<>${}\\s]+)\\1");

	private static final Pattern WHOLE = Pattern.compile(START + "\\S+");

	private WebAddresses() {
	}

	/**
	 * @param shared brand and texts of each locale, as templates see them
	 */
	static SortedSet<String> in(TemplateBundle bundle, Collection<Map<String, Object>> shared) {
		SortedSet<String> found = new TreeSet<>();
		for (String text : bundle.files().values()) {
			Matcher links = LINK.matcher(text);
			while (links.find()) {
				found.add(links.group(2));
			}
		}
		shared.stream()
			.flatMap((words) -> words.values().stream())
			.filter(Map.class::isInstance)
			.flatMap((words) -> ((Map<?, ?>) words).values().stream())
			.map(String::valueOf)
			.filter((text) -> WHOLE.matcher(text).matches())
			.forEach(found::add);
		return found;
	}

}
