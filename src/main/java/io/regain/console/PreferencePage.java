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
	SmallPage choice(Choice choice) {
		return page(text("title"),
				(choice.unsubscribed() ? paragraph(text("stopped.title") + ". " + text("anew")) : ways(choice)) + "<hr>"
						+ form("save",
								boxes("topics", "topic", choice.topics())
										+ boxes("channels", "channel", named(choice.channels())),
								button("save", choice.unsubscribed() ? "" : QUIET))
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
	SmallPage done(String what, boolean below) {
		return page(text(what + ".title"),
				paragraph(text(what)) + "<p class=\"again\">" + (what.equals("stopped") ? text("changed") + " " : "")
						+ "<a href=\"%s%s\">%s</a></p>".formatted(below ? "../" : "", HtmlUtils.htmlEscape(this.token),
								text("back")));
	}

	/** Nobody knows who holds this link, so it speaks both languages. */
	static SmallPage unknown() {
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

	private SmallPage page(String title, String body) {
		return new SmallPage(this.locale.getLanguage(), this.sender, title, body);
	}

}
