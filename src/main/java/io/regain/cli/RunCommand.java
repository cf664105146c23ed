package io.regain.cli;

import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.incident.IncidentProperties;
import io.regain.job.StartRequest;
import io.regain.job.StartResult;
import io.regain.job.Starter;
import io.regain.report.Reports;
import io.regain.report.RunReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a run, or goes on with it. */
@Command(name = "run", description = "Start a run of a campaign, or go on with it, and stay until it has ended.",
		footer = { "",
				"Started twice, it is still one run: a finished one is only reported, an unfinished one goes on." })
class RunCommand implements Callable<Integer> {

	private final Contexts contexts;

	private final Interruption interruption;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final HomeOption home = new HomeOption();

	@Parameters(paramLabel = "CAMPAIGN", description = "The campaign's id.")
	@SuppressWarnings("NullAway.Init")
	private String campaign;

	@Option(names = "--key", paramLabel = "KEY", description = "What makes the run one (default: today's date).")
	private @Nullable String key;

	@Option(names = "--limit", paramLabel = "N",
			description = "Write to the first N recipients only, by a stable lot; the others wait for the next start.")
	private @Nullable Long limit;

	@Option(names = "--no-wait", description = "End with 3 when nothing can be sent now, instead of waiting.")
	private boolean noWait;

	@Option(names = "--resume", description = "Go on with a run that nobody has driven for long.")
	private boolean resume;

	@Option(names = "--late", description = "Send although the deadline has passed.")
	private boolean late;

	@Option(names = "--retry-failed", description = "Send again what was refused for a reason on our side.")
	private boolean retryFailed;

	@Option(names = { "-q", "--quiet" }, description = "Do not print the report at the end.")
	private boolean quiet;

	RunCommand(Contexts contexts, Interruption interruption) {
		this.contexts = contexts;
		this.interruption = interruption;
	}

	@Override
	public Integer call() {
		if (this.limit != null && this.limit < 1) {
			throw new CommandException(Exit.INVALID, "--limit is %d; allowed is 1 or more".formatted(this.limit));
		}
		StartRequest request = request();
		this.home.apply(this.contexts);
		var context = this.contexts.migrated();
		requireOwnWords(context.getBean(IncidentProperties.class));
		StartResult result;
		try (ProgressPrinter progress = new ProgressPrinter(this.output, context.getBean(ZoneId.class))) {
			result = context.getBean(Starter.class).start(request, progress, this.interruption.stop());
		}
		return answer(result, context.getBean(Reports.class));
	}

	/** As it lies in the folder, the campaign for incidents has example words. */
	private void requireOwnWords(IncidentProperties incidents) {
		boolean update = this.key != null && this.key.startsWith("incident-");
		if (this.campaign.equals(incidents.campaign()) && !update) {
			throw new CommandException(Exit.REFUSED,
					"%s tells updates of incidents, by 'incident update'; run by itself it would tell customers its example."
						.formatted(this.campaign));
		}
	}

	/** What is no name of a run needs no database. */
	private StartRequest request() {
		try {
			return new StartRequest(this.campaign, Optional.ofNullable(this.key), Optional.ofNullable(this.limit),
					!this.noWait, this.resume, this.late, this.retryFailed);
		}
		catch (IllegalArgumentException ex) {
			throw new CommandException(Exit.INVALID, Failures.text(ex));
		}
	}

	private int answer(StartResult result, Reports reports) {
		if (result instanceof StartResult.Invalid invalid) {
			this.output.problems(invalid.problems());
			this.output.note("Nothing was sent.");
			return Exit.INVALID;
		}
		if (result instanceof StartResult.Refused refused) {
			this.output.note("Refused: " + refused.why());
			return Exit.REFUSED;
		}
		boolean before = result instanceof StartResult.AlreadyEnded;
		Run run = before ? ((StartResult.AlreadyEnded) result).run() : ((StartResult.Driven) result).run();
		RunReport report = reports.of(run);
		if (!this.quiet) {
			print(report);
		}
		if (before) {
			this.output.note("%s had ended before; nothing was sent now.".formatted(run.name()));
		}
		Advice.after(run, report).ifPresent(this.output::note);
		return exit(run.status());
	}

	private void print(RunReport report) {
		if (this.output.isJson()) {
			this.output.json(report);
		}
		else {
			this.output.line(ReportText.of(report));
		}
	}

	static int exit(RunStatus status) {
		return switch (status) {
			case COMPLETED -> Exit.OK;
			case PARTIALLY_FAILED -> Exit.PARTIALLY_FAILED;
			case PLANNING, SENDING, PAUSED, CANCELLED, SUPERSEDED -> Exit.STOPPED;
		};
	}

}
