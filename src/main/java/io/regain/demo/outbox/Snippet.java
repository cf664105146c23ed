package io.regain.demo.outbox;

import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

/** The first words of a message, as an inbox shows them behind the subject. */
final class Snippet {

	private static final int LENGTH = 140;

	private static final Pattern UNSEEN = Pattern
		.compile("(?is)<!--.*?-->|<(title|style|script)\\b.*?</\\1\\s*>|<[^>]*>");

	/** What senders put behind a preheader so that nothing else is shown after it. */
	private static final Pattern FILL = Pattern.compile("(?s)(\\u034F[\\s\\p{Cf}\\u00A0]*){2}.*");

	private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cf}\\u00A0\\u034F]+");

	private Snippet() {
	}

	static String ofHtml(String html) {
		// Enough for any preheader, and a page of a megabyte is not searched through
		String start = html.substring(0, Math.min(html.length(), 20_000));
		String seen = HtmlUtils.htmlUnescape(UNSEEN.matcher(start).replaceAll(" "));
		return ofText(FILL.matcher(seen).replaceFirst(""));
	}

	static String ofText(String text) {
		String line = BLANKS.matcher(text).replaceAll(" ").strip();
		return line.substring(0, line.offsetByCodePoints(0, Math.min(LENGTH, line.codePointCount(0, line.length()))));
	}

}
