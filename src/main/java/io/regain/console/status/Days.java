package io.regain.console.status;

import java.util.List;
import java.util.stream.Collectors;

import io.regain.incident.status.ComponentDay;
import io.regain.incident.status.ComponentHistory;
import io.regain.incident.status.ComponentState;

/**
 * The last 90 days of a component: a picture with a bar for each, the higher the worse,
 * and the same in words for whoever does not see it.
 */
record Days(Markup markup, ComponentHistory component, String name) {

	private static final int HEIGHT = 32;

	private static final int STEP = 4;

	private static final int WIDTH = 3;

	/** The height of a day that nobody watched. */
	private static final int UNKNOWN = 4;

	String html() {
		List<ComponentDay> disturbed = this.component.disturbed();
		String summary = summary(disturbed.size());
		return """
				<div class="days"><svg viewBox="0 0 %d %d" preserveAspectRatio="none" role="img" aria-label="%s, %s: %s">%s</svg>
				<p class="scale"><span>%s</span><span>%s</span><span>%s</span></p></div>%s"""
			.formatted(ComponentHistory.DAYS * STEP, HEIGHT, this.name, this.markup.text("days", ComponentHistory.DAYS),
					summary, bars(), this.markup.text("ago"), summary, this.markup.text("today"), list(disturbed));
	}

	private String summary(int disturbed) {
		List<ComponentDay> days = this.component.days();
		String said = (disturbed == 0) ? this.markup.text("days.none")
				: this.markup.text("days.some", disturbed, days.size());
		return (unknown() == 0) ? said
				: this.markup.text("days.since", said, this.markup.words().day(days.get(0).date()));
	}

	/** Those before there was a ledger. */
	private int unknown() {
		return ComponentHistory.DAYS - this.component.days().size();
	}

	/** Days on which nothing happened are one path: most pages have nothing else. */
	private String bars() {
		StringBuilder unknown = new StringBuilder();
		for (int index = 0; index < unknown(); index++) {
			unknown.append(shape(index, UNKNOWN));
		}
		StringBuilder quiet = new StringBuilder();
		StringBuilder others = new StringBuilder();
		for (int index = unknown(); index < ComponentHistory.DAYS; index++) {
			ComponentDay day = this.component.days().get(index - unknown());
			String shape = shape(index, height(day.worst()));
			if (day.worst() == ComponentState.OPERATIONAL) {
				quiet.append(shape);
			}
			else {
				others.append("<path class=\"%s\" d=\"%s\"><title>%s</title></path>".formatted(day.worst().id(), shape,
						line(day)));
			}
		}
		String before = unknown.isEmpty() ? "" : "<path class=\"unknown\" d=\"%s\"/>".formatted(unknown);
		return "%s<path class=\"operational\" d=\"%s\"/>%s".formatted(before, quiet, others);
	}

	private static String shape(int index, int height) {
		return "M%d %dh%dv%dh-%dz".formatted(index * STEP, HEIGHT - height, WIDTH, height, WIDTH);
	}

	private static int height(ComponentState state) {
		return switch (state) {
			case OPERATIONAL -> 12;
			case MAINTENANCE -> 17;
			case DEGRADED -> 22;
			case PARTIAL_OUTAGE -> 27;
			case OUTAGE -> HEIGHT;
		};
	}

	private String line(ComponentDay day) {
		return this.markup.text("day", this.markup.words().day(day.date()),
				this.markup.words().text("kind." + day.worst().id()), this.markup.words().duration(day.disturbed()));
	}

	private String list(List<ComponentDay> disturbed) {
		if (disturbed.isEmpty()) {
			return "";
		}
		return disturbed.stream()
			.map((day) -> "<li>" + line(day) + "</li>")
			.collect(Collectors.joining("", "<details><summary>%s<span class=\"sr\">: %s</span></summary><ul>"
				.formatted(this.markup.text("days.list"), this.name), "</ul></details>"));
	}

}
