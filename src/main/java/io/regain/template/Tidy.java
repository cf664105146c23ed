package io.regain.template;

/**
 * Takes out of texts what would harm those who pass them on: control characters, and
 * halves of characters that no encoding can write.
 */
final class Tidy {

	private Tidy() {
	}

	/** In one line, with single spaces. */
	static String line(String text) {
		StringBuilder line = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean space = c == ' ' || Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
			if (!space) {
				line.append(c);
			}
			else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
				line.append(' ');
			}
		}
		return whole(line).strip();
	}

	/** Line by line as it is. */
	static String lines(String text) {
		// A copy, since an array is looked through in half the time
		for (char c : text.toCharArray()) {
			if (isHarmful(c)) {
				return cleaned(text);
			}
		}
		return text;
	}

	private static String cleaned(String text) {
		StringBuilder cleaned = new StringBuilder(text);
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (isHarmful(c) && !Character.isSurrogate(c)) {
				cleaned.setCharAt(i, ' ');
			}
		}
		return whole(cleaned);
	}

	/**
	 * Asked of each character of each message; most are decided by the first comparison.
	 */
	private static boolean isHarmful(char c) {
		if (c < ' ') {
			return c != '\n' && c != '\t';
		}
		return c > '~' && (c < '\u00a0' || Character.isSurrogate(c));
	}

	private static String whole(StringBuilder text) {
		for (int i = 0; i < text.length(); i++) {
			int point = text.codePointAt(i);
			if (Character.isSupplementaryCodePoint(point)) {
				i++;
			}
			else if (Character.isSurrogate(text.charAt(i))) {
				text.setCharAt(i, '\ufffd');
			}
		}
		return text.toString();
	}

}
