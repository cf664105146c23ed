package io.regain.report.form;

import java.util.Map;

import io.regain.report.Figures;
import io.regain.report.Share;

/** A table of figures by one dimension, with a bar for what was delivered. */
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
		head(page, "Accepted", "taken by a provider");
		page.element("th", "Delivered", "scope", "col", "colspan", 2, "title", "of accepted", "class", "bar");
		head(page, "Bounced", "of tried: accepted and refused");
		head(page, "Opened", "by people, of delivered");
		head(page, "Clicked", "by people, of delivered");
		head(page, "Unsub.", "unsubscribed");
		head(page, "Compl.", "complained");
		head(page, "Replied", "replied");
		page.close().close().open("tbody");
		rows.forEach((name, figures) -> row(page, name, figures));
		page.close().close().close().close();
	}

	private static void head(Markup page, String name, String title) {
		page.element("th", name, "scope", "col", "class", "n", "title", title);
	}

	private static void row(Markup page, String name, Figures figures) {
		page.open("tr").element("th", name, "scope", "row");
		page.element("td", number(figures.accepted()), "class", "n");
		share(page, figures.deliveredShare(), "of accepted");
		bar(page, figures.deliveredShare());
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
			page.empty("rect", "width", Numbers.at(BAR * share.fraction()), "height", 10, "rx", 2, "class", "delivered");
		}
		page.close().close();
	}

	/** Nothing is a dash, which is easier to look over. */
	static String number(long number) {
		return (number == 0) ? "–" : Numbers.of(number);
	}

}
