package io.regain.report.form;

import java.util.List;
import java.util.function.ToLongFunction;

import io.regain.report.Bounces;
import io.regain.report.Figures;
import io.regain.report.Share;

/** What bounced, by class, and what is to be done about each. */
final class BounceSection {

	private static final List<Kind> KINDS = List.of(new Kind("Hard", "Nobody is there.",
			"Nothing: these addresses are not written to again. Many of them mean an old list, or a poor source.",
			Bounces::hard),
			new Kind("Soft", "Not now: a full mailbox, a server that is away.",
					"Nothing: it is counted, and an address that keeps failing is not written to any more.",
					Bounces::soft),
			new Kind("Content", "What it says or links to, or our reputation, was refused.",
					"Read the receiver's words below, change the message, and try a part of the run first.",
					Bounces::content),
			new Kind("Size", "Too large.", "Make it smaller: link to pictures and documents.", Bounces::size),
			new Kind("Policy", "Our account, our rights, or a rule of the receiver's.",
					"Look at SPF, DKIM, DMARC and block lists with whoever runs the relay, before the next run.",
					Bounces::policy),
			new Kind("Other", "Said without a class that is known.", "Look at the words below.", Bounces::other));

	private final Markup page;

	private final Figures figures;

	BounceSection(Markup page, Figures figures) {
		this.page = page;
		this.figures = figures;
	}

	void write() {
		if (this.figures.lost().all() == 0) {
			return;
		}
		this.page.open("section").element("h2", "Bounces");
		Bars bars = new Bars("Bounces by class");
		List<Kind> kinds = KINDS.stream().filter((kind) -> kind.of(this.figures.lost()) > 0).toList();
		kinds.forEach((kind) -> {
			Share share = new Share(kind.of(this.figures.lost()), this.figures.tried());
			bars.add(kind.name(), share.part(), "bounced",
					(share.whole() < 30) ? share.text() + " tried" : share.text() + " of tried");
		});
		bars.write(this.page);
		this.page.open("div", "class", "wide").open("table", "class", "advice").open("thead").open("tr");
		this.page.element("th", "Class", "scope", "col");
		this.page.element("th", "At once", "scope", "col", "class", "n", "title", "refused while it was handed over");
		this.page.element("th", "Later", "scope", "col", "class", "n", "title", "accepted, and came back");
		this.page.element("th", "What it means, and what to do", "scope", "col").close().close().open("tbody");
		kinds.forEach((kind) -> {
			this.page.open("tr").element("th", kind.name(), "scope", "row");
			this.page.element("td", FiguresTable.number(kind.of(this.figures.refused())), "class", "n");
			this.page.element("td", FiguresTable.number(kind.of(this.figures.bounced())), "class", "n");
			this.page.open("td").element("strong", kind.meaning()).text(" " + kind.advice()).close().close();
		});
		this.page.close().close().close().close();
	}

	private record Kind(String name, String meaning, String advice, ToLongFunction<Bounces> figure) {

		long of(Bounces bounces) {
			return this.figure.applyAsLong(bounces);
		}

	}

}
