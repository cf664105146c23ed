package io.regain.console.status;

import java.util.Locale;
import java.util.stream.Collectors;

import io.regain.console.status.StatusPages.Shown;

/**
 * What all pages have around them: who speaks, where to go, the other languages, the
 * style.
 *
 * @param root where {@code status} is, from the page: a proxy may have put something
 * before our paths
 */
record PageFrame(Shown shown, Markup markup, String root) {

	/**
	 * @param path of the page, after {@code status}
	 * @param title and body are HTML
	 */
	String page(String path, String title, String body) {
		String name = Markup.escape(this.shown.properties().status().name());
		String language = this.markup.words().language();
		return """
				<!doctype html>
				<html lang="%s">
				<head>
				<meta charset="utf-8">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<title>%s · %s</title>
				<link rel="alternate" type="application/atom+xml" href="%sstatus/feed.atom?lang=%s" title="%s">
				%s<style>%s</style>
				</head>
				<body>
				<header><p class="site"><a href="%sstatus?lang=%s">%s</a></p>
				<nav aria-label="%s"><a href="%sstatus?lang=%s"%s>%s</a><a href="%sstatus/history?lang=%s"%s>%s</a>%s</nav></header>
				<main>%s</main>
				<footer>%s<p>%s</p><p><a href="%sstatus/feed.atom?lang=%s">%s</a> · <a href="%sstatus.json">%s</a></p></footer>
				</body>
				</html>
				"""
			.formatted(language, title, name.isEmpty() ? this.markup.text("title") : name, this.root, language,
					this.markup.text("feed"), alternates(path), this.shown.style().css(), this.root, language,
					name.isEmpty() ? this.markup.text("title") : name, this.markup.text("nav"), this.root, language,
					current(path.isEmpty()), this.markup.text("nav.now"), this.root, language,
					current(path.equals("/history")), this.markup.text("nav.history"), languages(path), body,
					subscription(), this.markup.text("zone", zone()), this.root, language, this.markup.text("feed"),
					this.root, this.markup.text("json"));
	}

	private static String current(boolean here) {
		return here ? " aria-current=\"page\"" : "";
	}

	private String subscription() {
		return this.shown.subscribes() ? "<p><a href=\"%sstatus/subscribe?lang=%s\">%s</a></p>".formatted(this.root,
				this.markup.words().language(), this.markup.text("subscribe")) : "";
	}

	private String zone() {
		String id = this.shown.zone().normalized().getId();
		return id.equals("Z") ? "UTC" : id;
	}

	private String languages(String path) {
		return Words.LANGUAGES.stream()
			.filter((other) -> !other.equals(this.markup.words().language()))
			.map((other) -> "<a class=\"language\" href=\"%sstatus%s?lang=%s\" lang=\"%s\" hreflang=\"%s\">%s</a>"
				.formatted(this.root, path, other, other, other, ownName(other)))
			.collect(Collectors.joining());
	}

	private static String ownName(String language) {
		Locale locale = Locale.forLanguageTag(language);
		String name = locale.getDisplayLanguage(locale);
		return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
	}

	private String alternates(String path) {
		return Words.LANGUAGES.stream()
			.map((other) -> "<link rel=\"alternate\" hreflang=\"%s\" href=\"%sstatus%s?lang=%s\">\n".formatted(other,
					this.root, path, other))
			.collect(Collectors.joining());
	}

}
