package io.regain.report.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

import io.regain.report.RunReport;
import io.regain.report.Share;

/** How far an escalation had to go, step by step. */
final class StepsTable {

	private static final Map<String, ToLongFunction<RunReport.Step>> COLUMNS = columns();

	private StepsTable() {
	}

	private static Map<String, ToLongFunction<RunReport.Step>> columns() {
		Map<String, ToLongFunction<RunReport.Step>> columns = new LinkedHashMap<>();
		columns.put("Planned", RunReport.Step::planned);
		columns.put("Sent", RunReport.Step::sent);
		columns.put("Reached", RunReport.Step::reached);
		columns.put("Waiting", RunReport.Step::waiting);
		columns.put("Not needed", RunReport.Step::notNeeded);
		return columns;
	}

	/**
	 * @param customers how many were to be reached
	 */
	static void write(Markup page, RunReport.Escalated escalation, long customers) {
		page.open("section").element("h2", "From channel to channel");
		page.element("p",
				"Until %s: %s of %s customers were reached (%s). The next channel is used only if the one before was not enough."
					.formatted(escalation.until(), Numbers.of(escalation.reached()), Numbers.of(customers),
							new Share(escalation.reached(), customers).text()));
		page.open("div", "class", "wide").open("table").open("thead").open("tr").element("th", "Step", "scope", "col");
		COLUMNS.keySet().forEach((name) -> page.element("th", name, "scope", "col", "class", "n"));
		page.close().close().open("tbody");
		escalation.steps().forEach((step) -> {
			page.open("tr").element("th", "%d. %s".formatted(step.step() + 1, step.channel()), "scope", "row");
			COLUMNS.values()
				.forEach((figure) -> page.element("td", FiguresTable.number(figure.applyAsLong(step)), "class", "n"));
			page.close();
		});
		page.close().close().close().close();
	}

}
