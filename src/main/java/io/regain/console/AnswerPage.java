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

	String ask(Optional<Score> chosen, String action) {
		StringBuilder form = new StringBuilder("<p>%s</p><form method=\"post\" action=\"%s\"><fieldset>"
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

	String thanks() {
		return page("thanks.title", "<p>%s</p>".formatted(text("thanks")));
	}

	String closed() {
		return page("closed.title", "<p>%s</p>".formatted(text("closed")));
	}

	private String text(String key) {
		return this.texts.getString(key);
	}

	private String page(String title, String body) {
		Locale locale = this.texts.getLocale();
		return """
				<!doctype html>
				<html lang="%s">
				<head>
				<meta charset="utf-8">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<meta name="robots" content="noindex">
				<title>%s</title>
				<style>
				:root { color-scheme: light dark; }
				body { margin: 0; min-height: 100vh; display: grid; place-items: center;
				  font: 17px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
				  background: light-dark(#f4f3ef, #17181a); color: light-dark(#1d1f23, #eceae4); }
				main { width: min(28rem, 100vw - 3rem); box-sizing: border-box; margin: 1.5rem 0; padding: 2.25rem 2rem;
				  border-radius: 14px; background: light-dark(#fff, #222427); }
				.sender { margin: 0 0 .3rem; font-size: .9rem; color: light-dark(#5a5f66, #a9adb3); }
				h1 { margin: 0 0 .6rem; font-size: 1.5rem; line-height: 1.25; }
				p { margin: 0; }
				fieldset { margin: 1.2rem 0; padding: 0; border: 0; }
				label { display: block; padding: .35rem 0; cursor: pointer; }
				input { width: 1.15rem; height: 1.15rem; margin: 0 .6rem 0 0; vertical-align: -.15rem; accent-color: #1f6f54; }
				textarea { width: 100%%; box-sizing: border-box; padding: .6rem; font: inherit; color: inherit;
				  background: none; border: 1px solid light-dark(#b9b6ac, #5a5d62); border-radius: 8px; }
				button { margin-top: 1rem; padding: .7rem 1.3rem; border: 1px solid #1f6f54; border-radius: 8px; font: inherit;
				  font-weight: 600; color: #fff; background: #1f6f54; cursor: pointer; }
				button:focus-visible, input:focus-visible, textarea:focus-visible {
				  outline: 3px solid light-dark(#1d1f23, #eceae4); outline-offset: 2px; }
				</style>
				</head>
				<body><main><p class="sender">%s</p><h1>%s</h1>%s</main></body>
				</html>
				"""
			.formatted(locale.getLanguage().isEmpty() ? "en" : locale.getLanguage(), text(title),
					HtmlUtils.htmlEscape(this.question.sender()), text(title), body);
	}

}
