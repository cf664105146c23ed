package io.regain.console.status;

import java.util.stream.Collectors;

import io.regain.console.status.StatusPages.Shown;

/** What somebody sees who subscribes, confirms or leaves. */
final class SubscribePage {

	private final Shown shown;

	private final Markup markup;

	SubscribePage(Shown shown, String language) {
		this.shown = shown;
		this.markup = Markup.of(shown, Words.in(language));
	}

	/**
	 * @param again what was written before was no address
	 */
	String form(boolean again) {
		String boxes = this.shown.status()
			.components()
			.stream()
			.map((component) -> "<label><input type=\"checkbox\" name=\"component\" value=\"%s\" checked> %s</label>"
				.formatted(Markup.escape(component.id()),
						Markup.escape(this.shown.properties().name(component.id(), this.markup.words().language()))))
			.collect(Collectors.joining());
		String body = "<h1>%s</h1>%s<form method=\"post\" action=\"subscribe?lang=%s\"><p><label>%s<input type=\"email\" name=\"email\" autocomplete=\"email\" maxlength=\"254\" required></label></p>%s<button>%s</button></form><p>%s</p>"
			.formatted(text("subscribe"),
					again ? "<p class=\"next late\" role=\"alert\">" + text("subscribe.no-address") + "</p>" : "",
					this.markup.words().language(), text("subscribe.email"),
					boxes.isEmpty() ? ""
							: "<fieldset><legend>" + text("subscribe.components") + "</legend>" + boxes + "</fieldset>",
					text("subscribe.button"), text("subscribe.how"));
		return frame("../").page("/subscribe", text("subscribe"), body);
	}

	/** One button that does what the link was for. */
	String button(String up, String what) {
		return frame(up + "../").page("", text(what + ".title"),
				"<h1>%s</h1><form method=\"post\"><button>%s</button></form>".formatted(text(what + ".title"),
						text(what)));
	}

	String said(String what) {
		return said("", what);
	}

	String said(String up, String what) {
		return frame(up + "../").page("", text(what + ".title"),
				"<h1>%s</h1><p>%s</p><p><a href=\"%sstatus?lang=%s\">%s</a></p>".formatted(text(what + ".title"),
						text(what), up + "../", this.markup.words().language(), text("back")));
	}

	private String text(String key) {
		return this.markup.text(key);
	}

	private PageFrame frame(String root) {
		return new PageFrame(this.shown, this.markup, root);
	}

}
