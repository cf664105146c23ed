package io.regain.console;

import io.regain.template.Accent;

import org.springframework.web.util.HtmlUtils;

/**
 * What the pages behind the links of a message have in common: a few words and buttons in
 * the company's name, without a script.
 *
 * @param sender in whose name; as data, or empty
 * @param title in HTML
 * @param body in HTML
 */
record SmallPage(String language, String sender, String title, String body) {

	private static final String HTML = """
			<!doctype html>
			<html lang="%s">
			<head>
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<meta name="robots" content="noindex">
			<title>%s%s</title>
			<style>
			:root { color-scheme: light dark; --accent: %s; --accent-on-dark: %s; }
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
			input { width: 1.15rem; height: 1.15rem; margin: 0 .6rem 0 0; vertical-align: -.15rem; accent-color: var(--accent); }
			textarea { width: 100%%; box-sizing: border-box; padding: .6rem; font: inherit; color: inherit;
			  background: none; border: 1px solid light-dark(#b9b6ac, #5a5d62); border-radius: 8px; }
			button { margin-top: 1rem; padding: .7rem 1.3rem; border: 1px solid var(--accent); border-radius: 8px; font: inherit;
			  font-weight: 600; color: #fff; background: var(--accent); cursor: pointer; }
			button.quiet { color: inherit; background: none; border-color: light-dark(#b9b6ac, #5a5d62); }
			button:focus-visible, input:focus-visible, textarea:focus-visible, a:focus-visible {
			  outline: 3px solid light-dark(#1d1f23, #eceae4); outline-offset: 2px; }
			.row { display: flex; flex-wrap: wrap; gap: 0 .8rem; align-items: end; }
			.again { margin-top: 1.4rem; }
			a { color: light-dark(var(--accent), var(--accent-on-dark)); }
			</style>
			</head>
			<body><main>%s<h1>%s</h1>%s</main></body>
			</html>
			""";

	String html(Accent accent) {
		return HTML.formatted(this.language, this.title,
				this.sender.isEmpty() ? "" : " · " + HtmlUtils.htmlEscape(this.sender), accent.colour(),
				accent.onDark(),
				this.sender.isEmpty() ? "" : "<p class=\"sender\">" + HtmlUtils.htmlEscape(this.sender) + "</p>",
				this.title, this.body);
	}

}
