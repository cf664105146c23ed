package io.regain.template;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.regain.message.Problem;
import io.regain.message.Suggestions;
import io.regain.template.markdown.Markdown;

/**
 * Reads which attributes each tag of a text in Markdown gets, as in {@code a:
 * class="link" style="color:{colour};"}: a name in braces stands for what the brand says.
 */
record Attributes(Map<String, String> brand) {

	private static final Pattern ATTRIBUTE = Pattern.compile("\\s*([a-z-]+)=\"([^\"]*)\"");

	private static final Pattern WHOLE = Pattern.compile("(%s)+\\s*".formatted(ATTRIBUTE));

	private static final Pattern NAME = Pattern.compile("\\{([a-z][a-z0-9_]*)}");

	/**
	 * @return by tag: names and values; nothing of what is in error
	 */
	Map<String, Map<String, String>> of(Settings settings, String path, Collection<Problem> problems) {
		Map<String, Map<String, String>> attributes = new TreeMap<>();
		settings.values().forEach((tag, texts) -> {
			String text = texts.getOrDefault(Settings.ANY_LOCALE, "");
			if (!Markdown.TAGS.contains(tag)) {
				problems.add(Problem.error(Templates.HOME + path, 0, 0, tag,
						"Markdown never becomes <%s>; it becomes %s%s".formatted(tag,
								String.join(", ", new TreeSet<>(Markdown.TAGS)),
								Suggestions.didYouMean(tag, Markdown.TAGS))));
			}
			else if (!WHOLE.matcher(text).matches()) {
				problems.add(Problem.error(Templates.HOME + path, 0, 0, tag,
						"allowed are attributes, as in class=\"ink\" style=\"margin:0;\""));
			}
			else {
				attributes.put(tag, read(text));
			}
		});
		return attributes;
	}

	private Map<String, String> read(String text) {
		Map<String, String> attributes = new LinkedHashMap<>();
		Matcher matcher = ATTRIBUTE.matcher(text);
		while (matcher.find()) {
			attributes.put(matcher.group(1), NAME.matcher(matcher.group(2))
				.replaceAll((name) -> Matcher.quoteReplacement(this.brand.getOrDefault(name.group(1), name.group()))));
		}
		return attributes;
	}

}
