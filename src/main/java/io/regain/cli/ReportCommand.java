package io.regain.cli;

import java.util.concurrent.Callable;

import io.regain.delivery.Run;
import io.regain.report.Reports;
import io.regain.report.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How a run stands. */
@Command(name = "report", description = "Say how a run stands, counted from the ledger.",
		exitCodeList = { Exit.ANSWERED, "1:the figures do not add up", Exit.WRONG, Exit.AWAY })
class ReportCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final RunArgument run = new RunArgument();

	ReportCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		Run found = this.run.find(this.contexts);
		RunReport report = this.contexts.full().getBean(Reports.class).of(found);
		if (this.output.isJson()) {
			this.output.json(report);
		}
		else {
			this.output.line(ReportText.of(report));
			Advice.after(found, report).ifPresent(this.output::note);
		}
		return report.addsUp() ? Exit.OK : Exit.PARTIALLY_FAILED;
	}

}
