package io.regain.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The links in an email's HTML. Not a parser: it looks for {@code href} attributes of
 * what can be followed, in one pass; a link that it does not know stays as it is.
 */
final class Hrefs {

	private static final String ATTRIBUTE = "href=";

	/** Outlook's buttons are drawn shapes, which can be links. */
	private static final Set<String> LINKS = Set.of("a", "area", "v:roundrect", "v:rect", "v:shape");

	private Hrefs() {
	}

	/** All of them, as they stand in the HTML. */
	static List<String> in(String html) {
		List<String> found = new ArrayList<>();
		replace(html, (href) -> {
			found.add(href);
			return Optional.empty();
		});
		return found;
	}

	/**
	 * @param replacement what stands in its place, if anything; without characters that
	 * HTML would have escaped
	 */
	static String replace(String html, Function<String, Optional<String>> replacement) {
		StringBuilder replaced = new StringBuilder(html.length() + 256);
		int copied = 0;
		int at = html.indexOf(ATTRIBUTE);
		while (at >= 0) {
			int start = at + ATTRIBUTE.length() + 1;
			int end = isLink(html, at) ? end(html, start) : -1;
			if (end >= 0) {
				Optional<String> other = replacement.apply(html.substring(start, end));
				if (other.isPresent()) {
					replaced.append(html, copied, start).append(other.get());
					copied = end;
				}
			}
			at = html.indexOf(ATTRIBUTE, Math.max(start, end));
		}
		return (copied == 0) ? html : replaced.append(html, copied, html.length()).toString();
	}

	/** Where the value ends; -1 if it does not, or stands in no quotes. */
	private static int end(String html, int start) {
		char quote = (start <= html.length()) ? html.charAt(start - 1) : ' ';
		return (quote == '"' || quote == '\'') ? html.indexOf(quote, start) : -1;
	}

	private static boolean isLink(String html, int attribute) {
		if (attribute == 0 || attribute + ATTRIBUTE.length() >= html.length()
				|| !Character.isWhitespace(html.charAt(attribute - 1))) {
			return false;
		}
		int tag = html.lastIndexOf('<', attribute);
		if (tag < 0) {
			return false;
		}
		int end = tag + 1;
		while (!Character.isWhitespace(html.charAt(end)) && html.charAt(end) != '>') {
			end++;
		}
		if (!LINKS.contains(html.substring(tag + 1, end))) {
			return false;
		}
		int closed = html.indexOf('>', end);
		return closed < 0 || closed > attribute;
	}

}
