package io.regain.console;

import java.util.Locale;

import io.regain.tracking.Unsubscribes.Reader;

import org.springframework.web.util.HtmlUtils;

/**
 * The two pages behind an unsubscribe link, in English and Russian; they need no script.
 */
final class UnsubscribePages {

	private UnsubscribePages() {
	}

	static String question(Reader reader, String action) {
		return isRussian(reader)
				? page("ru", "Отписаться от рассылки?" + sender(reader),
						"Мы больше не будем присылать вам предложения. Сообщения, важные для вас как для клиента, "
								+ "продолжат приходить.",
						button(action, "Отписаться"))
				: page("en", "Unsubscribe?" + sender(reader),
						"We will send you no more offers. You will still get the messages that you need as a customer.",
						button(action, "Unsubscribe"));
	}

	static String done(Reader reader) {
		return isRussian(reader)
				? page("ru", "Вы отписаны" + sender(reader), "Больше никаких предложений. Жаль, что вы уходите.", "")
				: page("en", "You are unsubscribed" + sender(reader),
						"No more offers from us. We are sorry to see you go.", "");
	}

	/** Behind the title, so that it is right in any language. */
	private static String sender(Reader reader) {
		return reader.sender().isEmpty() ? "" : " · " + HtmlUtils.htmlEscape(reader.sender());
	}

	static String unknown() {
		return page("en", "This link is not complete",
				"Please open it from the message again, or copy the whole address. "
						+ "<span lang=\"ru\">Откройте ссылку из письма ещё раз или скопируйте её целиком.</span>",
				"");
	}

	private static boolean isRussian(Reader reader) {
		return reader.locale().toLowerCase(Locale.ROOT).startsWith("ru");
	}

	private static String button(String action, String label) {
		return "<form method=\"post\" action=\"%s\"><button>%s</button></form>".formatted(HtmlUtils.htmlEscape(action),
				label);
	}

	private static String page(String language, String title, String text, String form) {
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
				main { max-width: 26rem; margin: 1.5rem; padding: 2.5rem 2rem; border-radius: 14px;
				  background: light-dark(#fff, #222427); }
				h1 { margin: 0 0 .6rem; font-size: 1.5rem; line-height: 1.25; }
				p { margin: 0; }
				button { margin-top: 1.6rem; padding: .8rem 1.5rem; border: 0; border-radius: 8px; font: inherit;
				  font-weight: 600; color: #fff; background: #1f6f54; cursor: pointer; }
				button:focus-visible { outline: 3px solid light-dark(#1d1f23, #eceae4); outline-offset: 2px; }
				</style>
				</head>
				<body><main><h1>%s</h1><p>%s</p>%s</main></body>
				</html>
				""".formatted(language, title, title, text, form);
	}

}
