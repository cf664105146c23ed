package io.regain.console.status;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

import io.regain.console.status.StatusPages.Shown;
import io.regain.incident.Texts;
import io.regain.incident.status.ComponentState;
import io.regain.template.markdown.Markdown;

import org.springframework.web.util.HtmlUtils;

/** The small pieces of which pages are made, in one language. */
record Markup(Words words, ZoneId zone) {

	static Markup of(Shown shown, Words words) {
		return new Markup(words, shown.zone());
	}

	static String escape(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

	String text(String key, Object... values) {
		return escape(this.words.text(key, values));
	}

	/**
	 * A sentence with a moment in it, or two.
	 */
	String timed(String key, String... html) {
		Object[] marks = new Object[html.length];
		for (int index = 0; index < html.length; index++) {
			marks[index] = mark(index);
		}
		String sentence = text(key, marks);
		for (int index = 0; index < html.length; index++) {
			sentence = sentence.replace(mark(index), html[index]);
		}
		return sentence;
	}

	/** Such as no text has. */
	private static String mark(int index) {
		return String.valueOf((char) ('\uE000' + index));
	}

	String time(Instant instant) {
		return "<time datetime=\"%s\">%s</time>".formatted(instant, escape(this.words.time(instant, this.zone)));
	}

	/** A moment whose distance from UTC is told beside it. */
	String timeAlone(Instant instant) {
		return "<time datetime=\"%s\">%s</time>".formatted(instant, escape(this.words.timeAlone(instant, this.zone)));
	}

	/** How a component works now. */
	String works(ComponentState state) {
		return badge(state, "state.");
	}

	/** What an incident is, or was. */
	String kind(ComponentState state) {
		return badge(state, "kind.");
	}

	/** The mark and the name: never the colour alone. */
	private String badge(ComponentState state, String words) {
		return "<span class=\"badge %s\">%s%s</span>".formatted(state.id(), mark(state), text(words + state.id()));
	}

	/** A shape of its own for each state, for who sees no colours. */
	static String mark(ComponentState state) {
		String shape = switch (state) {
			case OPERATIONAL -> "<circle cx=\"8\" cy=\"8\" r=\"8\"/><path class=\"in\" d=\"M4.5 8.3l2.4 2.4 4.6-5\"/>";
			case MAINTENANCE ->
				"<rect x=\"1\" y=\"1\" width=\"14\" height=\"14\" rx=\"3\"/><path class=\"in\" d=\"M5 8h.01M8 8h.01M11 8h.01\"/>";
			case DEGRADED -> "<path d=\"M8 .8L15.8 15H.2z\"/><path class=\"in\" d=\"M8 6v4M8 12.4v.1\"/>";
			case PARTIAL_OUTAGE -> "<path d=\"M8 0l8 8-8 8-8-8z\"/><path class=\"in\" d=\"M8 4.4v4.2M8 11.2v.1\"/>";
			case OUTAGE ->
				"<path d=\"M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7z\"/><path class=\"in\" d=\"M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6\"/>";
		};
		return "<svg class=\"mark\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">" + shape + "</svg>";
	}

	/** A text of ours in the reader's language, or in another, which is said then. */
	String prose(Texts texts) {
		return "<div class=\"prose\"%s>%s</div>".formatted(spoken(texts),
				html(texts.in(this.words.language()).orElse("")));
	}

	/** The same of one line. */
	String line(Texts texts) {
		return "<span%s>%s</span>".formatted(spoken(texts), escape(texts.in(this.words.language()).orElse("")));
	}

	private String spoken(Texts texts) {
		if (texts.byLanguage().containsKey(this.words.language())) {
			return "";
		}
		return texts.byLanguage()
			.keySet()
			.stream()
			.findFirst()
			.map((other) -> " lang=\"%s\"".formatted(escape(other)))
			.orElse("");
	}

	/** As mails have it; its headings must not disturb those of the page. */
	private static String html(String text) {
		try {
			return Markdown.of(text).html(Map.of()).replace("<h2>", "<p class=\"heading\">").replace("</h2>", "</p>");
		}
		catch (IllegalArgumentException ex) {
			// Far longer than any mail may be
			return "<p>" + escape(text) + "</p>";
		}
	}

}
