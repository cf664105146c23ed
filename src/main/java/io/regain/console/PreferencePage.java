package io.regain.console;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;

import io.regain.tracking.Choice;
import io.regain.tracking.Choice.Option;
import io.regain.tracking.Unsubscribes.Reader;

import org.springframework.web.util.HtmlUtils;

/**
 * The pages behind an unsubscribe link, in the language of the message; they need no
 * script. Their texts are in {@code preferences.properties}, a file for each language.
 */
final class PreferencePage {

	private static final String TEXTS = "io.regain.console.preferences";

	/** English is the default, whatever this machine speaks. */
	private static final Control ENGLISH_ELSE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

	private static final String QUIET = " class=\"quiet\"";

	private final Locale locale;

	private final ResourceBundle texts;

	private final String sender;

	private final String token;

	PreferencePage(Reader reader, String token) {
		this.texts = texts(Locale.forLanguageTag(reader.locale().replace('_', '-')));
		this.locale = this.texts.getLocale().getLanguage().isEmpty() ? Locale.ENGLISH : this.texts.getLocale();
		this.sender = reader.sender();
		this.token = token;
	}

	private static ResourceBundle texts(Locale locale) {
		return ResourceBundle.getBundle(TEXTS, locale, ENGLISH_ELSE);
	}

	/** Who followed a link that said "unsubscribe" finds that first. */
	String choice(Choice choice) {
		return page(text("title"),
				(choice.isAny() ? ways(choice) : paragraph(text("stopped.title") + ". " + text("anew"))) + "<hr>"
						+ form("save",
								boxes("topics", "topic", choice.topics())
										+ boxes("channels", "channel", named(choice.channels())),
								button("save", choice.isAny() ? QUIET : ""))
						+ "<hr>" + paragraph(text(choice.tracked() ? "track.lead" : "untracked"))
						+ form(choice.tracked() ? "untrack" : "track", "",
								button(choice.tracked() ? "untrack" : "track", QUIET)));
	}

	private String ways(Choice choice) {
		String stop = form("", "", button("stop", ""));
		return choice.restsUntil()
			.map((until) -> paragraph(
					MessageFormat.format(text("resting"), day(LocalDate.ofInstant(until, ZoneOffset.UTC))))
					+ row(stop, form("end-rest", "", button("rest.end", QUIET))))
			.orElseGet(() -> paragraph(text("stop.lead")) + row(stop, form("rest", "", button("rest", QUIET))));
	}

	private static String row(String... forms) {
		return "<div class=\"row\">" + String.join("", forms) + "</div>";
	}

	/** A channel's name for customers is ours. */
	private List<Option> named(List<Option> channels) {
		return channels.stream().map((option) -> new Option(option.id(), text(option.id()), option.chosen())).toList();
	}

	private String day(LocalDate date) {
		return date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(this.locale));
	}

	/**
	 * @param what was done: {@code stopped}, {@code saved}, {@code rested},
	 * {@code ended}, {@code untracked}, {@code tracked}
	 * @param below whether the page stands below the link's own address
	 */
	String done(String what, boolean below) {
		return page(text(what + ".title"),
				paragraph(text(what)) + "<p class=\"again\">" + (what.equals("stopped") ? text("changed") + " " : "")
						+ "<a href=\"%s%s\">%s</a></p>".formatted(below ? "../" : "", HtmlUtils.htmlEscape(this.token),
								text("back")));
	}

	/** Nobody knows who holds this link, so it speaks both languages. */
	static String unknown() {
		ResourceBundle english = texts(Locale.ENGLISH);
		return new PreferencePage(new Reader("en", ""), "").page(english.getString("unknown.title"),
				paragraph(english.getString("unknown") + " <span lang=\"ru\">"
						+ texts(Locale.forLanguageTag("ru")).getString("unknown") + "</span>"));
	}

	private String text(String key) {
		return this.texts.getString(key);
	}

	private static String paragraph(String text) {
		return "<p>" + text + "</p>";
	}

	/** Relative: a proxy may have put something before our paths. */
	private String form(String action, String fields, String button) {
		return "<form method=\"post\" action=\"%s%s\">%s%s</form>".formatted(HtmlUtils.htmlEscape(this.token),
				action.isEmpty() ? "" : "/" + action, fields, button);
	}

	private String button(String label, String kind) {
		return "<button%s>%s</button>".formatted(kind, text(label));
	}

	private String boxes(String legend, String name, List<Option> options) {
		if (options.isEmpty()) {
			return "";
		}
		return options.stream()
			.map((option) -> "<label><input type=\"checkbox\" name=\"%s\" value=\"%s\"%s> %s</label>".formatted(name,
					HtmlUtils.htmlEscape(option.id()), option.chosen() ? " checked" : "",
					HtmlUtils.htmlEscape(option.name())))
			.collect(Collectors.joining("", "<fieldset><legend>" + text(legend) + "</legend>", "</fieldset>"));
	}

	private String page(String title, String body) {
		return """
				<!doctype html>
				<html lang="%s">
				<head>
				<meta charset="utf-8">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<meta name="robots" content="noindex">
				<title>%s%s</title>
				<style>
				:root { color-scheme: light dark; }
				body { margin: 0; min-height: 100vh; display: grid; place-items: center;
				  font: 17px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
				  background: light-dark(#f4f3ef, #17181a); color: light-dark(#1d1f23, #eceae4); }
				main { width: min(28rem, 100vw - 3rem); box-sizing: border-box; margin: 1.5rem 0; padding: 2.25rem 2rem;
				  border-radius: 14px; background: light-dark(#fff, #222427); }
				.sender { margin: 0 0 .3rem; font-size: .9rem; color: light-dark(#5a5f66, #a9adb3); }
				h1 { margin: 0 0 1.2rem; font-size: 1.5rem; line-height: 1.25; }
				p { margin: 0; }
				hr { margin: 1.8rem 0 1.4rem; border: 0; border-top: 1px solid light-dark(#e2e0d9, #37393d); }
				fieldset { margin: 0 0 1.2rem; padding: 0; border: 0; }
				legend { padding: 0 0 .3rem; font-weight: 600; }
				label { display: block; padding: .35rem 0; cursor: pointer; }
				input { width: 1.15rem; height: 1.15rem; margin: 0 .6rem 0 0; vertical-align: -.15rem; accent-color: #1f6f54; }
				button { margin-top: 1rem; padding: .7rem 1.3rem; border: 1px solid #1f6f54; border-radius: 8px; font: inherit;
				  font-weight: 600; color: #fff; background: #1f6f54; cursor: pointer; }
				button.quiet { color: inherit; background: none; border-color: light-dark(#b9b6ac, #5a5d62); }
				button:focus-visible, input:focus-visible, a:focus-visible {
				  outline: 3px solid light-dark(#1d1f23, #eceae4); outline-offset: 2px; }
				.row { display: flex; flex-wrap: wrap; gap: 0 .8rem; align-items: end; }
				.again { margin-top: 1.4rem; }
				a { color: light-dark(#1f6f54, #7cc9ab); }
				</style>
				</head>
				<body><main>%s<h1>%s</h1>%s</main></body>
				</html>
				"""
			.formatted(this.locale.getLanguage(), title,
					this.sender.isEmpty() ? "" : " · " + HtmlUtils.htmlEscape(this.sender),
					this.sender.isEmpty() ? "" : "<p class=\"sender\">" + HtmlUtils.htmlEscape(this.sender) + "</p>",
					title, body);
	}

}
