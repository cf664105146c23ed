package io.regain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.regain.delivery.Run;
import io.regain.report.DetailedReport;
import io.regain.report.Reports;
import io.regain.report.form.ReportCsv;
import io.regain.report.form.ReportPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a run stands, and what came of it. */
@Command(name = "report", description = "Say how a run stands and what came of it, counted from the ledger.",
		exitCodeList = { Exit.ANSWERED, "1:the figures do not add up", Exit.WRONG, Exit.AWAY })
class ReportCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final RunArgument run = new RunArgument();

	@Option(names = "--csv", description = "Print run, dimension, value, figure and number, one number a line.")
	private boolean csv;

	@Option(names = "--html", paramLabel = "FILE",
			description = "Write one page that needs nothing else, to be mailed or printed; - prints it.")
	private @Nullable String html;

	ReportCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		if (Stream.of(this.output.isJson(), this.csv, this.html != null).filter((form) -> form).count() > 1) {
			throw new CommandException(Exit.INVALID, "Only one of --json, --csv and --html at once.");
		}
		Run found = this.run.find(this.contexts);
		DetailedReport report = this.contexts.full().getBean(Reports.class).detailed(found);
		if (this.output.isJson()) {
			this.output.json(report);
		}
		else if (this.csv) {
			this.output.exactly(ReportCsv.of(report));
		}
		else if (this.html != null) {
			page(this.html, ReportPage.of(report));
		}
		else {
			this.output.line(ReportText.of(report.report()));
			ResultsText.of(report, Bar.forTerminal()).ifPresent(this.output::line);
			Advice.after(found, report.report()).ifPresent(this.output::note);
		}
		return report.report().addsUp() ? Exit.OK : Exit.PARTIALLY_FAILED;
	}

	private void page(String file, String page) {
		if (file.equals("-")) {
			this.output.exactly(page);
			return;
		}
		try {
			Files.writeString(Path.of(file), page);
			this.output.note("Written to %s.".formatted(file));
		}
		catch (IOException | InvalidPathException ex) {
			throw new CommandException(Exit.INVALID, "%s cannot be written: %s".formatted(file, Failures.text(ex)));
		}
	}

}
