package io.regain.report.form;

import java.util.LinkedHashMap;
import java.util.Map;

import io.regain.report.Bounces;
import io.regain.report.DetailedReport;
import io.regain.report.Figures;
import io.regain.report.Results;
import io.regain.report.RunReport;

/**
 * A report as a table of one number a line: run, dimension, value, figure, number. As RFC
 * 4180 has it; cells that a spreadsheet would take for formulas begin with an apostrophe.
 */
public final class ReportCsv {

	private static final String FORMULAS = "=+-@\t\r";

	private final StringBuilder text = new StringBuilder();

	private final String run;

	private ReportCsv(String run) {
		this.run = run;
	}

	public static String of(DetailedReport report) {
		ReportCsv csv = new ReportCsv(report.report().run());
		csv.line("run", "dimension", "value", "figure", "number");
		csv.audience(report.report().audience());
		report.report().escalation().ifPresent(csv::escalation);
		csv.results(report.results());
		return csv.text.toString();
	}

	private void audience(RunReport.Audience audience) {
		number("run", "", "selected", audience.selected());
		number("run", "", "included", audience.included());
		number("run", "", "held_out", audience.heldOut());
		number("run", "", "excluded", audience.excludedInAll());
		audience.excluded().forEach((reason, customers) -> number("exclusion", reason, "customers", customers));
	}

	private void escalation(RunReport.Escalated escalation) {
		number("escalation", escalation.until(), "customers_reached", escalation.reached());
		escalation.steps().forEach((step) -> {
			String value = step.step() + " " + step.channel();
			number("step", value, "planned", step.planned());
			number("step", value, "sent", step.sent());
			number("step", value, "reached", step.reached());
			number("step", value, "waiting", step.waiting());
			number("step", value, "not_needed", step.notNeeded());
		});
	}

	private void results(Results results) {
		figures("run", "", results.all());
		results.byChannel().forEach((channel, figures) -> figures("channel", channel, figures));
		results.byVariant().forEach((name, variant) -> {
			number("variant", name, "customers", variant.customers());
			figures("variant", name, variant.figures());
		});
		results.byLocale().forEach((locale, figures) -> figures("locale", locale, figures));
		results.byDomain().forEach((domain, figures) -> figures("domain", domain, figures));
		results.byHour().forEach(this::hour);
		results.links().forEach((link) -> {
			number("link", link.target(), "clicked", link.clicked());
			number("link", link.target(), "clicked_by_machines", link.clickedByMachines());
		});
	}

	private void figures(String dimension, String value, Figures figures) {
		Map<String, Long> numbers = new LinkedHashMap<>();
		numbers.put("planned", figures.planned());
		numbers.put("accepted", figures.accepted());
		numbers.put("delivered", figures.delivered());
		numbers.put("confirmed", figures.confirmed());
		bounces(numbers, "refused_", figures.refused());
		bounces(numbers, "bounced_", figures.bounced());
		numbers.put("opened", figures.opened());
		numbers.put("opened_by_machines", figures.openedByMachines());
		numbers.put("clicked", figures.clicked());
		numbers.put("clicked_by_machines", figures.clickedByMachines());
		numbers.put("unsubscribed", figures.unsubscribed());
		numbers.put("complained", figures.complained());
		numbers.put("replied", figures.replied());
		numbers.forEach((figure, number) -> number(dimension, value, figure, number));
	}

	private static void bounces(Map<String, Long> numbers, String when, Bounces bounces) {
		numbers.put(when + "hard", bounces.hard());
		numbers.put(when + "soft", bounces.soft());
		numbers.put(when + "content", bounces.content());
		numbers.put(when + "size", bounces.size());
		numbers.put(when + "policy", bounces.policy());
		numbers.put(when + "other", bounces.other());
	}

	private void hour(Results.Hour hour) {
		String at = hour.hour().toString();
		number("hour", at, "accepted", hour.accepted());
		number("hour", at, "confirmed", hour.confirmed());
		number("hour", at, "bounced", hour.bounced());
		number("hour", at, "opened", hour.opened());
		number("hour", at, "opened_by_machines", hour.openedByMachines());
		number("hour", at, "clicked", hour.clicked());
		number("hour", at, "clicked_by_machines", hour.clickedByMachines());
		number("hour", at, "unsubscribed", hour.unsubscribed());
		number("hour", at, "complained", hour.complained());
		number("hour", at, "replied", hour.replied());
	}

	private void number(String dimension, String value, String figure, long number) {
		line(this.run, dimension, value, figure, Long.toString(number));
	}

	private void line(String... cells) {
		for (int i = 0; i < cells.length; i++) {
			this.text.append((i == 0) ? "" : ",").append(cell(cells[i]));
		}
		this.text.append("\r\n");
	}

	/** Numbers are ours, and never negative. */
	private static String cell(String text) {
		String safe = (!text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0) ? "'" + text : text;
		boolean quoted = safe.chars().anyMatch((c) -> c == ',' || c == '"' || c == '\n' || c == '\r');
		return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
	}

}
