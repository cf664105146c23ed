package io.regain.incident.status;

import java.net.URI;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

import io.regain.message.Content;
import io.regain.message.From;
import io.regain.template.markdown.Markdown;

/**
 * What subscribers are written. The texts are in {@code mail.properties}, a file for each
 * language.
 */
final class MailWords {

	private static final Control ENGLISH_ELSE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

	private final String language;

	private final ResourceBundle texts;

	private MailWords(String language) {
		this.language = language;
		this.texts = ResourceBundle.getBundle("io.regain.incident.status.mail", Locale.forLanguageTag(language),
				ENGLISH_ELSE);
	}

	static MailWords in(String language) {
		return new MailWords(language);
	}

	private String text(String key, Object... values) {
		return new MessageFormat(this.texts.getString(key), Locale.forLanguageTag(this.language)).format(values);
	}

	Content.Email confirmation(From sender, URI link) {
		String asked = text("confirm.asked", sender.name());
		return new Content.Email(text("confirm.subject", sender.name()),
				html("<p>%s</p><p><a href=\"%s\">%s</a></p><p>%s</p>".formatted(escape(asked), link,
						escape(text("confirm.link")), escape(text("confirm.else")))),
				"%s\n\n%s\n%s\n\n%s\n".formatted(asked, text("confirm.link"), link, text("confirm.else")));
	}

	Content.Email update(PublicIncident incident, PublicUpdate update, URI page, URI leave) {
		Markdown said = Markdown.of(update.texts().in(this.language).orElse(""));
		String subject = text("update.subject", text("phase." + update.phase().id()),
				incident.titles().in(this.language).orElse(""));
		return new Content.Email(subject, html(
				"<h1 style=\"font-size: 1.2em\">%s</h1>%s<p><a href=\"%s\">%s</a></p><p><small><a href=\"%s\">%s</a></small></p>"
					.formatted(escape(subject), said.html(Map.of()), page, escape(text("update.page")), leave,
							escape(text("update.leave")))),
				"%s\n\n%s\n\n%s\n%s\n\n-- \n%s\n%s\n".formatted(subject, said.plain(), text("update.page"), page,
						text("update.leave"), leave));
	}

	private String html(String body) {
		return "<!doctype html>\n<html lang=\"%s\"><body>%s</body></html>\n".formatted(this.language, body);
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

}
