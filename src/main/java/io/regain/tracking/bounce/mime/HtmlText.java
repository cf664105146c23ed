package io.regain.tracking.bounce.mime;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a page says, in lines. Only to be read by rules and as plain text: what comes out
 * is never shown as HTML. Lines of a quotation begin with {@code >}.
 */
public final class HtmlText {

	private static final Set<String> LINES = Set.of("br", "p", "div", "tr", "li", "table", "h1", "h2", "h3", "h4", "hr",
			"ul", "ol", "pre", "blockquote", "title", "body");

	private static final Set<String> SILENT = Set.of("style", "script", "head");

	private static final Map<String, String> ENTITIES = Map.of("nbsp", " ", "lt", "<", "gt", ">", "amp", "&", "quot",
			"\"", "apos", "'", "rsquo", "\u2019", "shy", "", "ndash", "\u2013", "mdash", "\u2014");

	private HtmlText() {
	}

	public static String of(String html) {
		StringBuilder text = new StringBuilder();
		String lower = html.toLowerCase(Locale.ROOT);
		int at = 0;
		int quotes = 0;
		while (at < html.length()) {
			int open = html.indexOf('<', at);
			int close = open < 0 ? -1 : end(html, open);
			if (close < 0) {
				break;
			}
			unescape(html, at, open, text);
			String name = name(html, open + 1, close);
			if (name.indexOf('@') >= 0) {
				// an address in angle brackets that nobody escaped
				text.append(html, open, close + 1);
			}
			else if (LINES.contains(name)) {
				if (name.equals("blockquote")) {
					quotes = Math.max(0, quotes + (html.charAt(open + 1) == '/' ? -1 : 1));
				}
				text.append(quotes > 0 ? "\n> " : "\n");
			}
			else if (name.equals("td") || name.equals("th")) {
				text.append(' ');
			}
			int silentEnd = SILENT.contains(name) ? lower.indexOf("</" + name, close) : -1;
			at = silentEnd > 0 ? silentEnd : close + 1;
		}
		unescape(html, at, html.length(), text);
		return text.toString().replace('\u00a0', ' ');
	}

	private static int end(String html, int open) {
		if (html.startsWith("<!--", open)) {
			int end = html.indexOf("-->", open);
			return end < 0 ? html.indexOf('>', open) : end + 2;
		}
		return html.indexOf('>', open);
	}

	private static String name(String html, int from, int to) {
		int start = from < to && html.charAt(from) == '/' ? from + 1 : from;
		int end = start;
		while (end < to && end < start + 200 && html.charAt(end) > ' ' && html.charAt(end) != '/') {
			end++;
		}
		return html.substring(start, end).toLowerCase(Locale.ROOT);
	}

	/** Line ends of the source mean nothing. */
	private static void unescape(String html, int from, int to, StringBuilder text) {
		for (int i = from; i < to; i++) {
			char c = html.charAt(i);
			int end = c == '&' ? html.substring(i, Math.min(to, i + 10)).indexOf(';') : -1;
			if (end > 1) {
				text.append(entity(html.substring(i + 1, i + end)));
				i += end;
			}
			else {
				text.append(c == '\n' ? ' ' : c);
			}
		}
	}

	private static String entity(String name) {
		if (name.startsWith("#")) {
			try {
				int code = name.startsWith("#x") ? Integer.parseInt(name.substring(2), 16)
						: Integer.parseInt(name.substring(1));
				return Character.isValidCodePoint(code) ? Character.toString(code) : "";
			}
			catch (NumberFormatException ex) {
				return "&" + name + ";";
			}
		}
		return ENTITIES.getOrDefault(name.toLowerCase(Locale.ROOT), "&" + name + ";");
	}

}
