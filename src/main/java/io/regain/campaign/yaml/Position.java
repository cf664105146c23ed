package io.regain.campaign.yaml;

/** A place in a text; line and column count from 1, columns in characters. */
public record Position(int line, int column) {

	static final Position START = new Position(1, 1);

	/** The place of the character at this index. */
	public static Position at(String text, int index) {
		int end = Math.min(index, text.length());
		int lineStart = text.lastIndexOf('\n', end - 1) + 1;
		int line = 1 + (int) text.substring(0, lineStart).chars().filter((c) -> c == '\n').count();
		return new Position(line, 1 + text.codePointCount(lineStart, end));
	}

}
