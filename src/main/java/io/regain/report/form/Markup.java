package io.regain.report.form;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML and SVG: elements are closed in the order in which they were opened, and
 * every text and every attribute is escaped.
 */
final class Markup {

	private final StringBuilder out = new StringBuilder();

	private final Deque<String> open = new ArrayDeque<>();

	private int lineBegins;

	/**
	 * Opens an element.
	 * @param attributes names and values in turn
	 */
	Markup open(String element, Object... attributes) {
		newLine();
		tag(element, attributes);
		this.out.append('>');
		this.open.push(element);
		return this;
	}

	Markup close() {
		this.out.append("</").append(this.open.pop()).append('>');
		return this;
	}

	/** An element with nothing but text in it. */
	Markup element(String element, String text, Object... attributes) {
		return open(element, attributes).text(text).close();
	}

	/** An element that is never closed, as {@code meta} and, of SVG, {@code rect}. */
	Markup empty(String element, Object... attributes) {
		newLine();
		tag(element, attributes);
		this.out.append("/>");
		return this;
	}

	Markup text(String text) {
		for (int i = 0; i < text.length(); i++) {
			escape(text.charAt(i));
		}
		return this;
	}

	/** What is ours, and markup already: the style sheet. */
	Markup raw(String ours) {
		this.out.append(ours);
		return this;
	}

	private void tag(String element, Object... attributes) {
		this.out.append('<').append(element);
		for (int i = 0; i < attributes.length; i += 2) {
			this.out.append(' ').append(attributes[i]).append("=\"");
			text(String.valueOf(attributes[i + 1]));
			this.out.append('"');
		}
	}

	private void newLine() {
		if (this.out.length() > this.lineBegins) {
			this.out.append('\n');
			this.lineBegins = this.out.length();
		}
	}

	/** Control characters, too, which HTML doesn't know, and SVG doesn't allow. */
	private void escape(char c) {
		switch (c) {
			case '&' -> this.out.append("&amp;");
			case '<' -> this.out.append("&lt;");
			case '>' -> this.out.append("&gt;");
			case '"' -> this.out.append("&quot;");
			case '\'' -> this.out.append("&#39;");
			default -> this.out.append((c < ' ' && c != '\n' || c == 0x7f) ? '\ufffd' : c);
		}
	}

	@Override
	public String toString() {
		if (!this.open.isEmpty()) {
			throw new IllegalStateException("not closed: " + this.open);
		}
		return this.out.append('\n').toString();
	}

}
