package io.regain.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

import io.regain.delivery.MessageCounts;
import io.regain.report.RunReport;

/** A run's report for a terminal: what happened, in one screen. */
final class ReportText {

	private static final Map<String, ToLongFunction<MessageCounts>> ROWS = rows();

	private final StringBuilder text = new StringBuilder();

	private ReportText() {
	}

	static String of(RunReport report) {
		ReportText made = new ReportText();
		made.head(report);
		if (report.planWasRefused()) {
			made.line("Nothing was kept of this plan, and nothing was sent; the next start plans it afresh.");
			return made.text.toString().stripTrailing();
		}
		made.audience(report.audience());
		made.messages(report);
		made.incidents(report.incidents());
		report.escalation().ifPresent((escalation) -> made.escalation(escalation, report.audience().included()));
		made.problems(report.problems(), report.otherProblems());
		return made.text.toString().stripTrailing();
	}

	private static Map<String, ToLongFunction<MessageCounts>> rows() {
		Map<String, ToLongFunction<MessageCounts>> rows = new LinkedHashMap<>();
		rows.put("planned", MessageCounts::planned);
		rows.put("accepted", MessageCounts::accepted);
		rows.put("refused", MessageCounts::refused);
		rows.put("in doubt", MessageCounts::inDoubt);
		rows.put("  settled", (counts) -> counts.inDoubt() - counts.inDoubtUnsettled());
		rows.put("  to send again", MessageCounts::toSendAgain);
		rows.put("expired", MessageCounts::expired);
		rows.put("cancelled", MessageCounts::cancelled);
		rows.put("suppressed", MessageCounts::suppressed);
		rows.put("  not needed", MessageCounts::notNeeded);
		rows.put("superseded", MessageCounts::superseded);
		rows.put("open", MessageCounts::open);
		rows.put("  deferred", MessageCounts::deferred);
		rows.put("  for later hours", MessageCounts::delayed);
		rows.put("  held", MessageCounts::held);
		rows.put("    by an incident", MessageCounts::frozen);
		rows.put("    for their turn", MessageCounts::laterSteps);
		rows.put("possibly twice", MessageCounts::possiblyTwice);
		return rows;
	}

	private void head(RunReport report) {
		line("%s  %s", report.run(), report.planWasRefused() ? "REFUSED" : report.status());
		line("%s · %s%s", report.title(), report.messageClass(), took(report));
		report.note().ifPresent((note) -> line("%s%s", report.planWasRefused() ? "Refused: " : "", note));
		report.corrects().ifPresent((wrong) -> line("Puts right %s", wrong));
		report.correctedBy().forEach((correction) -> line("It was wrong, and put right by %s", correction));
		if (report.redirected() > 0) {
			line("REDIRECTED: %s went to regain.delivery.redirect-to, none to a customer",
					Output.plural(report.redirected(), "accepted message"));
		}
	}

	private static String took(RunReport report) {
		return report.finishedAt().map((end) -> {
			Duration time = Duration.between(report.createdAt(), end);
			return " · took %d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
		}).orElse("");
	}

	private void audience(RunReport.Audience audience) {
		line("");
		line("Audience            %,9d selected", audience.selected());
		if (audience.duplicateRows() > 0) {
			line("                    %,9d further rows named a customer again; the first counts",
					audience.duplicateRows());
		}
		line("  included          %,9d", audience.included());
		if (audience.heldOut() > 0) {
			line("  held out          %,9d", audience.heldOut());
		}
		line("  excluded          %,9d", audience.excludedInAll());
		audience.excluded()
			.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
			.forEach((reason) -> line("                    %,9d %s", reason.getValue(), reason.getKey()));
	}

	private void messages(RunReport report) {
		List<MessageCounts> columns = new ArrayList<>(report.byChannel().values());
		columns.add(report.messages());
		StringBuilder header = new StringBuilder("%-18s".formatted("Messages"));
		report.byChannel().keySet().forEach((channel) -> header.append("%11s".formatted(channel)));
		line("");
		line("%s%11s", header, "all");
		ROWS.forEach((name, figure) -> {
			if (name.equals("planned") || name.equals("accepted") || figure.applyAsLong(report.messages()) > 0) {
				StringBuilder row = new StringBuilder("  %-16s".formatted(name));
				columns.forEach((counts) -> row.append("%11s".formatted(number(figure.applyAsLong(counts)))));
				line("%s", row);
			}
		});
		report.events().forEach((type, count) -> {
			if (count > 0 && !type.equals("sent")) {
				line("  %-16s%44s", "→ " + type, number(count));
			}
		});
	}

	private void incidents(List<RunReport.Incident> incidents) {
		if (incidents.isEmpty()) {
			return;
		}
		line("");
		line("Kept back by incidents");
		for (RunReport.Incident incident : incidents) {
			line("  %s", incident.name());
			count(incident.excluded(), "customers were left out of the plan");
			count(incident.held(), "messages are held");
			count(incident.dropped(), "messages were dropped");
			count(incident.expired(), "messages expired while they were held");
		}
	}

	private void count(long number, String what) {
		if (number > 0) {
			line("  %,27d %s", number, what);
		}
	}

	/** In the order in which the channels come; not everybody has all of them. */
	private void escalation(RunReport.Escalated escalation, long customers) {
		line("");
		line("Until %s          %,d of %s reached", escalation.until(), escalation.reached(),
				Output.plural(customers, "customer"));
		line("  %-16s%11s%11s%11s%11s%11s", "", "planned", "sent", "reached", "waiting", "not needed");
		escalation.steps()
			.forEach((step) -> line("  %-16s%11s%11s%11s%11s%11s", "%d. %s".formatted(step.step() + 1, step.channel()),
					number(step.planned()), number(step.sent()), number(step.reached()), number(step.waiting()),
					number(step.notNeeded())));
	}

	private void problems(List<RunReport.Reason> problems, long others) {
		if (problems.isEmpty()) {
			return;
		}
		line("");
		line("What went wrong");
		problems.stream()
			.sorted(Comparator.comparingLong(RunReport.Reason::messages).reversed())
			.forEach((reason) -> line("%,9d %s %s %s  %s", reason.messages(), reason.channel(),
					reason.state().toLowerCase(Locale.ROOT).replace('_', ' '), reason.code(),
					shortened(reason.detail())));
		if (others > 0) {
			line("%,9d for other reasons", others);
		}
	}

	private static String shortened(String detail) {
		return (detail.length() <= 100) ? detail : detail.substring(0, 99) + "…";
	}

	private static String number(long value) {
		return (value == 0) ? "–" : "%,d".formatted(value);
	}

	private void line(String format, Object... values) {
		this.text.append(format.formatted(values).stripTrailing()).append('\n');
	}

}
