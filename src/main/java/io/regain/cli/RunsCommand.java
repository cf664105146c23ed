package io.regain.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.regain.delivery.Holds;
import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Runs;
import io.regain.report.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.springframework.context.ApplicationContext;
import org.springframework.data.domain.Limit;

/** The newest runs. */
@Command(name = "runs", description = "List the newest runs.",
		exitCodeList = { Exit.ANSWERED, "1:--check found a run whose figures do not add up", Exit.WRONG, Exit.AWAY })
class RunsCommand implements Callable<Integer> {

	private static final DateTimeFormatter BEGUN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

	private static final DateTimeFormatter HEARD = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many (default: 20).")
	private int limit;

	@Option(names = "--check",
			description = "Count all runs anew instead, and list those that do not add up; ends with 1 if there are any.")
	private boolean check;

	RunsCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		if (this.limit < 1) {
			throw new CommandException(Exit.INVALID, "--limit is %d; allowed is 1 or more".formatted(this.limit));
		}
		var context = this.contexts.full();
		if (this.check) {
			return check(context);
		}
		List<Run> runs = context.getBean(Runs.class).findAllByOrderByIdDesc(Limit.of(this.limit));
		if (this.output.isJson()) {
			this.output.json(runs.stream().map(Row::of).toList());
			return Exit.OK;
		}
		ZoneId zone = context.getBean(ZoneId.class);
		this.output.note(runs.isEmpty() ? "There are no runs yet." : "Times are those of %s.".formatted(zone));
		for (Run run : runs) {
			this.output
				.line("%-48s %-17s %s  %s%s%s%s".formatted(run.name(), run.planWasRefused() ? "REFUSED" : run.status(),
						BEGUN.format(run.createdAt().atZone(zone)), run.title(),
						run.redirected() ? "  (redirected)" : "", (run.note() != null) ? "  (" + run.note() + ")" : "",
						isUnderWay(run) ? driver(context.getBean(Holds.class).look(run.number()), zone) : ""));
		}
		return Exit.OK;
	}

	private static boolean isUnderWay(Run run) {
		return (run.status() == RunStatus.SENDING || run.status() == RunStatus.PLANNING) && !run.planWasRefused();
	}

	/**
	 * Of a process that was killed nobody is told; what it last said is all that there
	 * is.
	 */
	private static String driver(Optional<Holds.Seen> seen, ZoneId zone) {
		return seen
			.flatMap((hold) -> hold.holder()
				.map((holder) -> "  (driven by %s, last heard of at %s)".formatted(holder,
						HEARD.format(hold.at().atZone(zone)))))
			.orElse("  (nobody drives it: 'serve', or the same 'run' again, goes on)");
	}

	private int check(ApplicationContext context) {
		List<Run> runs = context.getBean(Runs.class).findAllByOrderByIdDesc(Limit.unlimited());
		Reports reports = context.getBean(Reports.class);
		List<String> wrong = runs.stream()
			.filter((run) -> !reports.addsUp(run))
			.map((run) -> run.name().toString())
			.toList();
		if (this.output.isJson()) {
			this.output.json(new Checked(runs.size(), wrong));
		}
		else {
			wrong.forEach(this.output::line);
			this.output.note(wrong.isEmpty()
					? "%s: every customer and every message is accounted for."
						.formatted(Output.plural(runs.size(), "run"))
					: "THE FIGURES OF %d OF %s DO NOT ADD UP: Regain has a defect, or somebody changed its ledger by hand."
						.formatted(wrong.size(), Output.plural(runs.size(), "run")));
		}
		return wrong.isEmpty() ? Exit.OK : Exit.PARTIALLY_FAILED;
	}

	/**
	 * @param wrong the runs that do not add up
	 */
	private record Checked(int runs, List<String> wrong) {
	}

	private record Row(String run, String title, String status, Optional<String> note, boolean redirected,
			Instant createdAt) {

		static Row of(Run run) {
			return new Row(run.name().toString(), run.title(), run.status().name(), Optional.ofNullable(run.note()),
					run.redirected(), run.createdAt());
		}

	}

}
