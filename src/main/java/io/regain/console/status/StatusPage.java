package io.regain.console.status;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import io.regain.console.status.StatusPages.Shown;
import io.regain.incident.status.ComponentHistory;
import io.regain.incident.status.ComponentState;
import io.regain.incident.status.PublicIncident;
import io.regain.incident.status.PublicStatus;

/** The pages in one language; they need no script. */
final class StatusPage {

	private static final Duration RECENT = Duration.ofDays(14);

	private final Shown shown;

	private final PublicStatus status;

	private final Markup markup;

	private final IncidentHtml incidents;

	StatusPage(Shown shown, String language) {
		this.shown = shown;
		this.status = shown.status();
		this.markup = Markup.of(shown, Words.in(language));
		this.incidents = new IncidentHtml(shown, this.markup);
	}

	/** What happens now, and how everything works. */
	String now() {
		ComponentState state = this.status.now();
		String headline = this.markup.text("all." + state.id());
		List<PublicIncident> recent = this.status.past()
			.stream()
			.filter((one) -> one.resolvedAt().filter(this.shown.at().minus(RECENT)::isBefore).isPresent())
			.toList();
		String body = "<div class=\"banner %s\">%s<h1>%s</h1></div>".formatted(state.id(), Markup.mark(state), headline)
				+ age() + cards("open", this.status.open()) + cards("planned", this.status.planned()) + components()
				+ section("past",
						"<h3>" + this.markup.text("past.two-weeks") + "</h3>"
								+ (recent.isEmpty() ? "<p>" + this.markup.text("past.none") + "</p>" : list(recent, ""))
								+ "<p><a href=\"status/history?lang=%s\">%s</a></p>".formatted(language(),
										this.markup.text("more")));
		return new PageFrame(this.shown, this.markup, "").page("", headline, body);
	}

	private String language() {
		return this.markup.words().language();
	}

	private String age() {
		String time = this.markup.time(this.shown.readAt());
		return this.shown.age()
			.map((age) -> "<p class=\"asof old\" role=\"status\">%s</p>"
				.formatted(this.markup.timed("asof.old", time, Markup.escape(this.markup.words().duration(age)))))
			.orElseGet(() -> "<p class=\"asof\">%s</p>".formatted(this.markup.timed("asof", time)));
	}

	private String cards(String key, List<PublicIncident> incidents) {
		return incidents.isEmpty() ? "" : section(key,
				incidents.stream().map((one) -> this.incidents.card(one, "")).collect(Collectors.joining()));
	}

	private String section(String key, String body) {
		return "<section aria-labelledby=\"%s\"><h2 id=\"%s\">%s</h2>%s</section>".formatted(key, key,
				this.markup.text(key), body);
	}

	private String components() {
		return this.status.components().isEmpty() ? ""
				: section("components",
						this.status.components()
							.stream()
							.map(this::component)
							.collect(Collectors.joining("", "<div class=\"components\">", "</div>")));
	}

	private String component(ComponentHistory component) {
		String name = Markup.escape(this.shown.properties().name(component.id(), language()));
		return "<div class=\"component\"><h3>%s</h3>%s%s</div>".formatted(name, this.markup.works(component.now()),
				new Days(this.markup, component, name).html());
	}

	private String list(List<PublicIncident> incidents, String root) {
		return incidents.stream()
			.map((one) -> this.incidents.line(one, root))
			.collect(Collectors.joining("", "<ul class=\"list\">", "</ul>"));
	}

	/** What is over, by month. */
	String history() {
		StringBuilder body = new StringBuilder("<h1>" + this.markup.text("history.title") + "</h1>").append(age());
		this.status.past()
			.stream()
			.map(this::month)
			.distinct()
			.forEach((month) -> body
				.append("<section><h2>%s</h2>%s</section>".formatted(Markup.escape(this.markup.words().month(month)),
						list(this.status.past().stream().filter((one) -> month(one).equals(month)).toList(), "../"))));
		if (this.status.past().isEmpty()) {
			body.append("<p>").append(this.markup.text("history.none")).append("</p>");
		}
		return new PageFrame(this.shown, this.markup, "../").page("/history", this.markup.text("history.title"),
				body.toString());
	}

	private LocalDate month(PublicIncident incident) {
		return LocalDate.ofInstant(incident.beganAt(), this.shown.zone()).withDayOfMonth(1);
	}

	String incident(PublicIncident incident) {
		String title = Markup.escape(incident.titles().in(language()).orElse(""));
		return new PageFrame(this.shown, this.markup, "../../").page("/incidents/" + incident.number(), title,
				"<h1>" + this.markup.line(incident.titles()) + "</h1>" + age() + this.incidents.whole(incident));
	}

	/** The same for one that never was, and one of which nobody may know. */
	String unknown() {
		return new PageFrame(this.shown, this.markup, "../../").page("", this.markup.text("unknown.title"),
				"<h1>%s</h1><p>%s</p>".formatted(this.markup.text("unknown.title"), this.markup.text("unknown")));
	}

}
