package io.regain.console;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

import io.regain.tracking.Unsubscribes.Reader;

import org.springframework.web.util.HtmlUtils;

/**
 * The pages behind a link by which somebody says that they have read a message, in its
 * language. Their texts are in {@code acknowledge.properties}, a file for each language.
 */
final class AcknowledgePage {

	/** English is the default, whatever this machine speaks. */
	private static final Control ENGLISH_ELSE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

	private final ResourceBundle texts;

	private final Reader reader;

	AcknowledgePage(Reader reader) {
		this.texts = ResourceBundle.getBundle("io.regain.console.acknowledge",
				Locale.forLanguageTag(reader.locale().replace('_', '-')), ENGLISH_ELSE);
		this.reader = reader;
	}

	/**
	 * The form's address is relative: a proxy may have put something before our paths.
	 */
	SmallPage ask(String token) {
		return page("ask", "<form method=\"post\" action=\"%s\"><button>%s</button></form>"
			.formatted(HtmlUtils.htmlEscape(token), this.texts.getString("button")));
	}

	SmallPage done() {
		return page("done", "");
	}

	private SmallPage page(String what, String form) {
		String language = this.texts.getLocale().getLanguage();
		return new SmallPage(language.isEmpty() ? "en" : language, this.reader.sender(),
				this.texts.getString(what + ".title"), "<p>" + this.texts.getString(what) + "</p>" + form);
	}

}
