package io.regain.report.form;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

import io.regain.report.Figures;
import io.regain.report.Results;
import io.regain.report.RunReport;
import io.regain.report.Share;

/** The parts of the page, each with a heading; what is empty is left out. */
final class Sections {

	private final Markup page;

	private final RunReport report;

	private final Results results;

	Sections(Markup page, RunReport report, Results results) {
		this.page = page;
		this.report = report;
		this.results = results;
	}

	void write() {
		funnel();
		timeline();
		new BounceSection(this.page, this.results.all()).write();
		if (!this.results.byDomain().isEmpty()) {
			FiguresTable.write(this.page, "Domains", "Where the mail went, the largest receivers first.",
					this.results.byDomain());
		}
		if (this.results.all().planned() > 0) {
			Map<String, Figures> channels = new LinkedHashMap<>(this.results.byChannel());
			channels.values().removeIf((figures) -> figures.planned() == 0);
			FiguresTable.write(this.page, "Channels", "", channels);
			FiguresTable.write(this.page, "Languages", "", this.results.byLocale());
		}
		this.report.escalation()
			.ifPresent((escalation) -> StepsTable.write(this.page, escalation, this.report.audience().included()));
		links();
		heldOut();
		problems();
		excluded();
	}

	private void begin(String title, String text) {
		this.page.open("section").element("h2", title);
		if (!text.isEmpty()) {
			this.page.element("p", text);
		}
	}

	private void funnel() {
		RunReport.Audience audience = this.report.audience();
		if (audience.selected() == 0) {
			return;
		}
		Figures all = this.results.all();
		// What another channel made needless could not be accepted
		long needed = all.planned() - this.report.messages().notNeeded();
		begin("From the segment to the click", "");
		Bars bars = new Bars("From the segment to the click")
			.add("Selected", audience.selected(), "people", "customers")
			.add("Included", audience.included(), "people", of(audience.included(), audience.selected(), "selected"));
		if (all.planned() > 0) {
			bars.add("Accepted", all.accepted(), "accepted", of(all.accepted(), needed, "planned"))
				.add("Delivered", all.delivered(), "delivered", of(all.delivered(), all.accepted(), "accepted"));
		}
		if (this.results.knowsOfReaders()) {
			bars.add("Opened by people", all.opened(), "opened",
					of(all.opened(), this.results.email().delivered(), "delivered mail"))
				.add("Clicked by people", all.clicked(), "clicked",
						of(all.clicked(), this.results.email().delivered(), "delivered mail"));
		}
		bars.write(this.page);
		if (all.openedByMachines() + all.clickedByMachines() > 0) {
			this.page.element("p", "Not in it: %s messages opened and %s clicked by machines only."
				.formatted(Numbers.of(all.openedByMachines()), Numbers.of(all.clickedByMachines())), "class", "aside");
		}
		this.page.close();
	}

	private static String of(long part, long whole, String what) {
		return (whole == 0) ? "" : new Share(part, whole).text() + ((whole < 30) ? " " : " of ") + what;
	}

	private void timeline() {
		if (this.results.byHour().isEmpty()) {
			return;
		}
		Timeline timeline = new Timeline(this.results.byHour()).chart("Accepted", Results.Hour::accepted)
			.chart("Bounced", Results.Hour::bounced)
			.chart("Opened", Results.Hour::opened)
			.chart("Clicked", Results.Hour::clicked)
			.column("Replied", Results.Hour::replied)
			.column("Unsubscribed", Results.Hour::unsubscribed)
			.column("Complained", Results.Hour::complained);
		begin("In time",
				"Messages by %s, in %s. Each chart has its own scale.".formatted(timeline.unit(), this.results.zone()));
		timeline.write(this.page);
		this.page.open("details").element("summary", "The figures by " + timeline.unit());
		this.page.open("table").open("thead").open("tr").element("th", timeline.unit(), "scope", "col");
		timeline.columns().keySet().forEach((name) -> this.page.element("th", name, "scope", "col", "class", "n"));
		this.page.close().close().open("tbody");
		timeline.slots().forEach((slot) -> {
			this.page.open("tr").element("th", timeline.name(slot), "scope", "row");
			for (ToLongFunction<Results.Hour> figure : timeline.columns().values()) {
				this.page.element("td", FiguresTable.number(timeline.at(slot, figure)), "class", "n");
			}
			this.page.close();
		});
		this.page.close().close().close().close();
	}

	private void links() {
		List<Results.Link> links = this.results.links();
		if (links.isEmpty()) {
			return;
		}
		begin("Links", "Mails in which a person followed the link, as a share of the delivered mail.");
		this.page.open("div", "class", "wide").open("table").open("thead").open("tr");
		this.page.element("th", "Target", "scope", "col");
		this.page.element("th", "People", "scope", "col", "class", "n", "colspan", 2);
		this.page.element("th", "Machines", "scope", "col", "class", "n").close().close().open("tbody");
		links.forEach((link) -> {
			this.page.open("tr").element("th", link.target(), "scope", "row");
			this.page.element("td", FiguresTable.number(link.clicked()), "class", "n");
			this.page.element("td", new Share(link.clicked(), this.results.email().delivered()).text(), "class", "n");
			this.page.element("td", FiguresTable.number(link.clickedByMachines()), "class", "n").close();
		});
		this.page.close().close().close().close();
	}

	private void heldOut() {
		if (this.report.audience().heldOut() > 0) {
			begin("Held out",
					"%s customers of %s were left out by chance and got nothing, to compare the others with.".formatted(
							Numbers.of(this.report.audience().heldOut()),
							Numbers.of(this.report.audience().heldOut() + this.report.audience().included())));
			this.page.close();
		}
	}

	private void problems() {
		List<RunReport.Reason> problems = this.report.problems();
		if (problems.isEmpty()) {
			return;
		}
		begin("What went wrong", "In the words of the other side, the most frequent first.");
		this.page.open("table", "class", "problems").open("tbody");
		problems.forEach((reason) -> {
			this.page.open("tr").element("td", Numbers.of(reason.messages()), "class", "n");
			this.page.element("td", reason.channel() + " " + reason.state().toLowerCase(Locale.ROOT).replace('_', ' '));
			this.page.element("td", reason.code());
			this.page.element("td", reason.detail(), "class", "words").close();
		});
		if (this.report.otherProblems() > 0) {
			this.page.open("tr").element("td", Numbers.of(this.report.otherProblems()), "class", "n");
			this.page.element("td", "for other reasons", "colspan", 3).close();
		}
		this.page.close().close().close();
	}

	private void excluded() {
		Map<String, Long> excluded = this.report.audience().excluded();
		if (excluded.isEmpty()) {
			return;
		}
		begin("Who was left out, and why", "");
		Bars bars = new Bars("Who was left out, and why");
		excluded.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
				.thenComparing(Map.Entry.comparingByKey()))
			.forEach((reason) -> bars.add(reason.getKey().replace('_', ' ').replace('-', ' '), reason.getValue(),
					"people", of(reason.getValue(), this.report.audience().selected(), "selected")));
		bars.write(this.page);
		this.page.close();
	}

}
