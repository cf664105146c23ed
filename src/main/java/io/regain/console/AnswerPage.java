package io.regain.console;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

import io.regain.satisfaction.AnswerQuestions;
import io.regain.satisfaction.Question;
import io.regain.satisfaction.Score;

import org.springframework.web.util.HtmlUtils;

/**
 * The page behind the question how an incident was handled, in the language of the
 * message; it needs no script. Its texts are in {@code answers.properties}, a file for
 * each language.
 */
final class AnswerPage {

	private static final Control ENGLISH_ELSE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

	private final ResourceBundle texts;

	private final Question question;

	AnswerPage(Question question) {
		this.texts = ResourceBundle.getBundle("io.regain.console.answers",
				Locale.forLanguageTag(question.locale().replace('_', '-')), ENGLISH_ELSE);
		this.question = question;
	}

	SmallPage ask(Optional<Score> chosen, String action) {
		StringBuilder form = new StringBuilder("<p>%s</p><form class=\"again\" method=\"post\" action=\"%s\"><fieldset>"
			.formatted(HtmlUtils.htmlEscape(this.question.incident()), HtmlUtils.htmlEscape(action)));
		for (int score = Score.BEST; score > 0; score--) {
			boolean isChosen = chosen.equals(Optional.of(new Score(score)));
			form.append("<label><input type=\"radio\" name=\"score\" value=\"%d\" required%s> %d — %s</label>"
				.formatted(score, isChosen ? " checked" : "", score, text("score." + score)));
		}
		return page("title", form.append(
				"</fieldset><label for=\"comment\">%s</label><textarea id=\"comment\" name=\"comment\" rows=\"4\" maxlength=\"%d\">\n%s</textarea><button>%s</button></form>"
					.formatted(text("comment"), AnswerQuestions.MOST_CHARACTERS,
							HtmlUtils.htmlEscape(this.question.comment().orElse("")), text("send")))
			.toString());
	}

	SmallPage thanks() {
		return page("thanks.title", "<p>%s</p>".formatted(text("thanks")));
	}

	SmallPage closed() {
		return page("closed.title", "<p>%s</p>".formatted(text("closed")));
	}

	private String text(String key) {
		return this.texts.getString(key);
	}

	private SmallPage page(String title, String body) {
		String language = this.texts.getLocale().getLanguage();
		return new SmallPage(language.isEmpty() ? "en" : language, this.question.sender(), text(title), body);
	}

}
