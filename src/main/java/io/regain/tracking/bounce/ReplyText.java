package io.regain.tracking.bounce;

import java.util.List;

/** What a person wrote, without what they quote and without their signature. */
final class ReplyText {

	private static final int MOST_LINES = 2_000;

	private static final int LONGEST = 20_000;

	private ReplyText() {
	}

	static String of(String text) {
		List<String> lines = text.lines().limit(MOST_LINES).toList();
		StringBuilder said = new StringBuilder();
		for (int i = 0; i < lines.size() && said.length() < LONGEST; i++) {
			String line = lines.get(i);
			if (quotes(line) || i + 1 < lines.size() && wraps(line, lines.get(i + 1))) {
				break;
			}
			if (!line.stripLeading().startsWith(">")) {
				said.append(line.stripTrailing()).append('\n');
			}
		}
		String reply = said.substring(0, Math.min(said.length(), LONGEST)).replaceAll("\\n{3,}", "\n\n").strip();
		return reply.isEmpty() ? belowTheQuote(lines) : reply;
	}

	private static boolean quotes(String line) {
		return !line.isBlank() && MailWords.QUOTE.finds(MailWords.line(line));
	}

	/** "On … wrote:" does not fit into 78 characters. */
	private static boolean wraps(String line, String next) {
		return next.strip().endsWith(":") && next.length() < 90 && line.length() > 30
				&& (line.indexOf('@') >= 0 || line.matches(".{0,200}\\d{4}.{0,200}"))
				&& quotes(line + " " + next.strip());
	}

	/** Some answer under what they quote. */
	private static String belowTheQuote(List<String> lines) {
		StringBuilder said = new StringBuilder();
		boolean quoted = false;
		for (String line : lines) {
			boolean quote = line.stripLeading().startsWith(">");
			quoted |= quote;
			if (quoted && !quote && said.length() < LONGEST) {
				if (line.equals("-- ")) {
					break;
				}
				said.append(line.stripTrailing()).append('\n');
			}
		}
		return said.substring(0, Math.min(said.length(), LONGEST)).strip();
	}

}
