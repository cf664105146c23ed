package io.regain.report.form;

import java.util.Map;

import io.regain.report.Figures;
import io.regain.report.Share;

/** A table of figures by one dimension, with a bar for how much went there. */
final class FiguresTable {

	private static final int BAR = 72;

	private FiguresTable() {
	}

	static void write(Markup page, String title, String text, Map<String, Figures> rows) {
		page.open("section").element("h2", title);
		if (!text.isEmpty()) {
			page.element("p", text);
		}
		page.open("div", "class", "wide").open("table", "class", "figures").open("thead").open("tr");
		page.element("th", "", "scope", "col");
		page.element("th", "Accepted", "scope", "col", "colspan", 2, "title", "taken by a provider", "class", "bar");
		head(page, "Delivered", "of accepted");
		head(page, "Bounced", "of tried: accepted and refused");
		head(page, "Opened", "by people, of delivered");
		head(page, "Clicked", "by people, of delivered");
		head(page, "Unsub.", "unsubscribed");
		head(page, "Compl.", "complained");
		head(page, "Replied", "replied");
		page.close().close().open("tbody");
		long most = rows.values().stream().mapToLong(Figures::accepted).max().orElse(0);
		rows.forEach((name, figures) -> row(page, name, figures, new Share(figures.accepted(), Math.max(1, most))));
		page.close().close().close().close();
	}

	private static void head(Markup page, String name, String title) {
		page.element("th", name, "scope", "col", "class", "n", "title", title);
	}

	private static void row(Markup page, String name, Figures figures, Share ofLargest) {
		page.open("tr").element("th", name, "scope", "row");
		bar(page, ofLargest);
		page.element("td", number(figures.accepted()), "class", "n");
		share(page, figures.deliveredShare(), "of accepted");
		share(page, figures.lostShare(), "of tried");
		share(page, new Share(figures.opened(), figures.delivered()), "of delivered");
		share(page, new Share(figures.clicked(), figures.delivered()), "of delivered");
		page.element("td", number(figures.unsubscribed()), "class", "n");
		page.element("td", number(figures.complained()), "class", "n");
		page.element("td", number(figures.replied()), "class", "n");
		page.close();
	}

	private static void share(Markup page, Share share, String ofWhat) {
		if (share.part() == 0) {
			page.element("td", "–", "class", "n");
			return;
		}
		page.element("td", share.text(), "class", "n", "title", "%s of %s, %s; 95 %%: %s"
			.formatted(Numbers.of(share.part()), Numbers.of(share.whole()), ofWhat, share.bounds()));
	}

	private static void bar(Markup page, Share share) {
		page.open("td", "class", "bar");
		page.open("svg", "viewBox", "0 0 %d 10".formatted(BAR), "width", BAR, "height", 10, "aria-hidden", "true");
		page.empty("rect", "width", BAR, "height", 10, "rx", 2, "class", "track");
		if (share.part() > 0) {
			page.empty("rect", "width", Numbers.at(Math.max(1, BAR * share.fraction())), "height", 10, "rx", 2, "class",
					"accepted");
		}
		page.close().close();
	}

	/** Nothing is a dash, which is easier to look over. */
	static String number(long number) {
		return (number == 0) ? "–" : Numbers.of(number);
	}

}
