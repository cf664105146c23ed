package io.regain.console.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.regain.console.status.StatusPages.Shown;
import io.regain.incident.Phase;
import io.regain.incident.status.PublicIncident;
import io.regain.incident.status.PublicUpdate;

/** An incident with all that was said of it, the newest first. */
final class IncidentHtml {

	private final Shown shown;

	private final Markup markup;

	IncidentHtml(Shown shown, Markup markup) {
		this.shown = shown;
		this.markup = markup;
	}

	/**
	 * @param root where {@code status} is, from the page
	 */
	String card(PublicIncident incident, String root) {
		return """
				<article class="card %s"><h3><a href="%s">%s</a></h3>%s%s%s</article>
				""".formatted(incident.state().id(), address(incident, root), this.markup.line(incident.titles()),
				facts(incident), next(incident), timeline(incident, "h4"));
	}

	/** Alone on its page. */
	String whole(PublicIncident incident) {
		return "<article class=\"card %s\">%s%s%s</article>".formatted(incident.state().id(), facts(incident),
				next(incident), timeline(incident, "h2"));
	}

	/** One line of a list. */
	String line(PublicIncident incident, String root) {
		return "<li><a href=\"%s\">%s</a> %s</li>".formatted(address(incident, root),
				this.markup.line(incident.titles()), facts(incident));
	}

	private String address(PublicIncident incident, String root) {
		return "%sstatus/incidents/%d?lang=%s".formatted(root, incident.number(), this.markup.words().language());
	}

	private String facts(PublicIncident incident) {
		String name = Markup.escape(this.shown.properties().name(incident.component(), this.markup.words().language()));
		return "<p class=\"facts\">%s <b>%s</b> <span>%s</span>%s</p>".formatted(this.markup.kind(incident.state()),
				name, when(incident), incident.postMortem().isPresent() && !incident.isOpen()
						? " <span class=\"tag\">" + this.markup.text("post-mortem") + "</span>" : "");
	}

	private String when(PublicIncident incident) {
		Optional<Instant> end = incident.resolvedAt();
		if (end.isPresent()) {
			Duration lasted = Duration.between(incident.beganAt(), end.get());
			return this.markup.timed("lasted", begin(incident, end.get()), time(incident.beganAt(), end.get()),
					Markup.escape(this.markup.words().duration(lasted.isNegative() ? Duration.ZERO : lasted)));
		}
		if (incident.isMaintenance() && incident.until().isPresent()) {
			return this.markup.timed("window", begin(incident, incident.until().get()),
					time(incident.beganAt(), incident.until().get()));
		}
		return this.markup.timed("since", this.markup.time(incident.beganAt()));
	}

	/** The distance from UTC is said once, if it is the same. */
	private String begin(PublicIncident incident, Instant end) {
		var rules = this.markup.zone().getRules();
		return rules.getOffset(incident.beganAt()).equals(rules.getOffset(end))
				? this.markup.timeAlone(incident.beganAt()) : this.markup.time(incident.beganAt());
	}

	/** The day is said once. */
	private String time(Instant from, Instant to) {
		boolean sameDay = from.atZone(this.markup.zone())
			.toLocalDate()
			.equals(to.atZone(this.markup.zone()).toLocalDate());
		return sameDay ? "<time datetime=\"%s\">%s</time>".formatted(to,
				Markup.escape(this.markup.words().hour(to, this.markup.zone()))) : this.markup.time(to);
	}

	private String next(PublicIncident incident) {
		return incident.last().nextAt().filter((at) -> incident.isOpen()).map((at) -> {
			boolean late = at.isBefore(this.shown.at());
			return "<p class=\"next%s\">%s</p>".formatted(late ? " late" : "",
					this.markup.timed(late ? "next.late" : "next", this.markup.time(at)));
		}).orElse("");
	}

	private String timeline(PublicIncident incident, String heading) {
		List<PublicUpdate> newest = new ArrayList<>(incident.updates());
		Collections.reverse(newest);
		StringBuilder timeline = new StringBuilder("<ol class=\"timeline\" reversed>");
		newest.forEach(
				(update) -> timeline.append("<li id=\"update-%d\"%s><%s>%s %s</%s>%s%s</li>".formatted(update.number(),
						update.phase().looksBack() ? " class=\"post-mortem\"" : "", heading,
						this.markup.text("phase." + update.phase().id()), this.markup.time(update.publishedAt()),
						heading, corrections(incident, update), this.markup.prose(update.texts()))));
		return timeline.append("</ol>").toString();
	}

	private String corrections(PublicIncident incident, PublicUpdate update) {
		boolean corrected = incident.updates()
			.stream()
			.anyMatch((other) -> other.corrects().filter((wrong) -> wrong == update.number()).isPresent());
		return (corrected ? "<p class=\"note\">" + this.markup.text("corrected") + "</p>" : "") + update.corrects()
			.flatMap((wrong) -> incident.updates().stream().filter((other) -> other.number() == wrong).findFirst())
			.map((wrong) -> "<p class=\"note\">"
					+ this.markup.timed("correction", this.markup.time(wrong.publishedAt())) + "</p>")
			.orElse("");
	}

}
