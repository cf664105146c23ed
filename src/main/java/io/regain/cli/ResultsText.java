package io.regain.cli;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

import io.regain.report.Bounces;
import io.regain.report.DetailedReport;
import io.regain.report.Figures;
import io.regain.report.Results;
import io.regain.report.Share;

/** What came of a run, for a terminal: each share with what it is a share of. */
final class ResultsText {

	/** More would push what matters off the screen; CSV and JSON have all. */
	private static final int MOST_HOURS = 12;

	private static final int MOST_ROWS = 5;

	private static final int WIDTH = 90;

	private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

	private static final Map<String, ToLongFunction<Bounces>> CLASSES = classes();

	private final StringBuilder text = new StringBuilder();

	private final Results results;

	private final Bar bar;

	private ResultsText(Results results, Bar bar) {
		this.results = results;
		this.bar = bar;
	}

	/** Empty if nothing has left. */
	static Optional<String> of(DetailedReport report, Bar bar) {
		Results results = report.results();
		if (results.all().tried() == 0) {
			return Optional.empty();
		}
		ResultsText made = new ResultsText(results, bar);
		made.results(report.standsOut());
		made.table("By channel", results.byChannel());
		made.table("By language", results.byLocale());
		made.table("By domain", results.byDomain());
		made.hours();
		made.links();
		return Optional.of(made.text.toString().stripTrailing());
	}

	private static Map<String, ToLongFunction<Bounces>> classes() {
		Map<String, ToLongFunction<Bounces>> classes = new LinkedHashMap<>();
		classes.put("hard", Bounces::hard);
		classes.put("soft", Bounces::soft);
		classes.put("content", Bounces::content);
		classes.put("size", Bounces::size);
		classes.put("policy", Bounces::policy);
		classes.put("other", Bounces::other);
		return classes;
	}

	private void results(String standsOut) {
		Figures all = this.results.all();
		line("");
		wrapped(standsOut).forEach((words) -> line("%s", words));
		share("delivered", all.deliveredShare(), "accepted");
		share("bounced", all.lostShare(), "tried (accepted + refused)");
		CLASSES.forEach((name, figure) -> {
			long number = figure.applyAsLong(all.lost());
			if (number > 0) {
				line("    %-14s%,11d  %,d at once, %,d later", name, number, figure.applyAsLong(all.refused()),
						figure.applyAsLong(all.bounced()));
			}
		});
		if (this.results.knowsOfReaders()) {
			share("opened", this.results.openedShare(), "delivered mail" + machines(all.openedByMachines()));
			share("clicked", this.results.clickedShare(), "delivered mail" + machines(all.clickedByMachines()));
		}
		ofDelivered("unsubscribed", all.unsubscribed());
		ofDelivered("complained", all.complained());
		ofDelivered("replied", all.replied());
	}

	private void ofDelivered(String name, long number) {
		if (number > 0) {
			share(name, new Share(number, this.results.all().delivered()), "delivered");
		}
	}

	private static String machines(long number) {
		return (number > 0) ? "; %,d more by machines only".formatted(number) : "";
	}

	private void share(String name, Share share, String ofWhat) {
		boolean few = share.text().contains("of");
		line("  %-16s%,11d  %s %8s %s%s", name, share.part(), this.bar.of(share.fraction()), share.text(),
				few ? "" : "of ", ofWhat);
	}

	private void table(String title, Map<String, Figures> rows) {
		if (rows.values().stream().filter((figures) -> figures.tried() > 0).count() < 2) {
			return;
		}
		line("");
		line("%-28s%11s%11s%11s%11s%11s", title, "accepted", "delivered", "bounced", "opened", "clicked");
		rows.entrySet()
			.stream()
			.filter((row) -> row.getValue().tried() > 0)
			.limit(MOST_ROWS)
			.forEach((row) -> row(row.getKey(), row.getValue()));
		if (rows.size() > MOST_ROWS) {
			int more = rows.size() - MOST_ROWS;
			line("  and %s more: --csv, --json and --html have them", Output.plural(more, "row"));
		}
	}

	private void row(String name, Figures figures) {
		line("  %-26s%,11d%11s%11s%11s%11s", shortened(name), figures.accepted(), figures.deliveredShare().text(),
				some(figures.lostShare()), some(new Share(figures.opened(), figures.delivered())),
				some(new Share(figures.clicked(), figures.delivered())));
	}

	private static String some(Share share) {
		return (share.part() == 0) ? "–" : share.text();
	}

	private static List<String> wrapped(String text) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : text.split(" ")) {
			if (line.length() + word.length() >= WIDTH && line.length() > 0) {
				lines.add(line.toString());
				line.setLength(0);
			}
			line.append((line.length() == 0) ? "" : " ").append(word);
		}
		lines.add(line.toString());
		return lines;
	}

	private void hours() {
		List<Results.Hour> hours = this.results.byHour();
		if (hours.size() < 2) {
			return;
		}
		List<Results.Hour> shown = hours.subList(0, Math.min(MOST_HOURS, hours.size()));
		long most = shown.stream().mapToLong(Results.Hour::accepted).max().orElse(1);
		line("");
		line("%-28s%11s  %-20s%9s%9s%9s", "By hour, " + this.results.zone(), "accepted", "", "bounced", "opened",
				"clicked");
		shown.forEach((hour) -> line("  %-26s%,11d  %-20s%,9d%,9d%,9d", HOUR.format(hour.hour()), hour.accepted(),
				this.bar.of((most == 0) ? 0 : (double) hour.accepted() / most), hour.bounced(), hour.opened(),
				hour.clicked()));
		if (hours.size() > shown.size()) {
			line("  and %,d hours more: --csv and --json have all", hours.size() - shown.size());
		}
	}

	private void links() {
		if (this.results.links().isEmpty()) {
			return;
		}
		line("");
		line("%-28s%11s%11s", "Links", "people", "machines");
		this.results.links()
			.stream()
			.limit(MOST_ROWS)
			.forEach((link) -> line("  %-26s%,11d%,11d  %s", "", link.clicked(), link.clickedByMachines(),
					link.target()));
	}

	private static String shortened(String name) {
		return (name.length() <= 26) ? name : name.substring(0, 25) + "…";
	}

	private void line(String format, Object... values) {
		this.text.append(format.formatted(values).stripTrailing()).append('\n');
	}

}
