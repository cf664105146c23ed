package io.regain.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.Callable;

import io.regain.correction.CorrectRun;
import io.regain.correction.CorrectionException;
import io.regain.correction.CorrectionProposal;
import io.regain.correction.CorrectionRequest;
import io.regain.correction.WrongPart;
import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Runs;
import io.regain.incident.Person;
import io.regain.job.StartRequest;
import io.regain.job.StartResult;
import io.regain.job.Starter;
import io.regain.message.Channel;
import io.regain.message.RunName;
import io.regain.report.Reports;
import io.regain.report.RunReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.springframework.context.ApplicationContext;

/** Puts right what a run has said wrong. */
@Command(name = "correct",
		description = "Stop what has not left of a wrong run, and tell those who got it, and nobody else, what is right.",
		footer = { "", "The run is held at once, then you are shown who got it, and asked. Done again, it tells those",
				"who have got it since: nobody twice." })
class CorrectCommand implements Callable<Integer> {

	private final Contexts contexts;

	private final Interruption interruption;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final HomeOption home = new HomeOption();

	@Mixin
	private final RunArgument run = new RunArgument();

	@Mixin
	private final ByOption by = new ByOption();

	@Option(names = "--template", paramLabel = "TEMPLATE", required = true,
			description = "What is said now: family/template. It knows all that the wrong one knew, and wrong_at.")
	@SuppressWarnings("NullAway.Init")
	private String template;

	@Option(names = "--variable", paramLabel = "NAME=VALUE", description = "What it may say besides.")
	private Map<String, String> variables = new LinkedHashMap<>();

	@Option(names = "--channel", paramLabel = "CHANNEL",
			description = "Only what left on it was wrong: email, sms or push.")
	private @Nullable String channel;

	@Option(names = "--since", paramLabel = "TIME", converter = Moment.Last.class,
			description = "Only what left then or later: 30m (ago), 15:00, 2026-11-23T15:00+03:00.")
	private @Nullable Instant since;

	@Option(names = "--until", paramLabel = "TIME", converter = Moment.Last.class,
			description = "Only what left before; then what has not left is not wrong.")
	private @Nullable Instant until;

	@Option(names = "--hold", description = "Do not give up what has not left: it waits for 'resume' or 'cancel'.")
	private boolean keepHeld;

	@Option(names = { "-y", "--yes" }, description = "Do not ask.")
	private boolean yes;

	CorrectCommand(Contexts contexts, Interruption interruption) {
		this.contexts = contexts;
		this.interruption = interruption;
	}

	@Override
	public Integer call() {
		WrongPart part = part();
		Person person = new Person(this.by.name(), "command-line");
		this.home.apply(this.contexts);
		Run wrong = this.run.find(this.contexts);
		var context = this.contexts.full();
		try {
			return correct(context, new CorrectionRequest(wrong, part, this.template, this.variables, person));
		}
		catch (CorrectionException ex) {
			throw new CommandException(Exit.REFUSED, "Refused: " + Failures.text(ex));
		}
	}

	private WrongPart part() {
		if (this.since != null && this.until != null && !this.since.isBefore(this.until)) {
			throw new CommandException(Exit.INVALID,
					"--since is %s, which is not before --until, %s".formatted(this.since, this.until));
		}
		try {
			return new WrongPart(Optional.ofNullable(this.channel).map(Channel::of), Optional.ofNullable(this.since),
					Optional.ofNullable(this.until));
		}
		catch (IllegalArgumentException ex) {
			throw new CommandException(Exit.INVALID,
					"--channel is '%s'; allowed: email, sms, push".formatted(this.channel));
		}
	}

	private int correct(ApplicationContext context, CorrectionRequest request) {
		CorrectRun correctRun = context.getBean(CorrectRun.class);
		CorrectionProposal proposal = correctRun.propose(request, this.interruption.stop());
		if (this.output.isJson() && !this.yes) {
			this.output.json(Proposed.of(proposal));
		}
		else if (!this.output.isJson()) {
			this.output.line(CorrectionText.of(proposal));
		}
		if (proposal.rehearsal().included() == 0 && proposal.unsent() == 0) {
			this.output.note("Nobody is to be told, and nothing is to be stopped.");
			release(proposal);
			return Exit.OK;
		}
		if (!this.yes && !agreed(proposal)) {
			release(proposal);
			return Exit.REFUSED;
		}
		return send(context, correctRun, proposal);
	}

	private void release(CorrectionProposal proposal) {
		if (proposal.wrong().status() == RunStatus.PAUSED) {
			this.output.note(
					"%s is held, and nothing more of it leaves: 'resume %1$s' lets it go on, 'cancel %1$s' gives it up."
						.formatted(proposal.wrong().name()));
		}
	}

	private boolean agreed(CorrectionProposal proposal) {
		if (!Terminal.isThere()) {
			this.output.note("Nobody was told. Nobody can be asked here; --yes tells them.");
			return false;
		}
		this.output.err().print("Tell %,d customers? [y/N] ".formatted(proposal.rehearsal().included()));
		this.output.err().flush();
		Scanner answer = new Scanner(System.in);
		return answer.hasNextLine() && answer.nextLine().strip().equalsIgnoreCase("y");
	}

	private int send(ApplicationContext context, CorrectRun correctRun, CorrectionProposal proposal) {
		try (ProgressPrinter progress = new ProgressPrinter(this.output, context.getBean(ZoneId.class))) {
			Run begun = correctRun.begin(proposal, this.keepHeld, CorrectionText.of(proposal), progress);
			StartResult result = context.getBean(Starter.class)
				.start(StartRequest.of(begun.name()), progress, this.interruption.stop());
			if (result instanceof StartResult.Refused refused) {
				this.output.note("Refused: " + refused.why());
			}
			else if (result instanceof StartResult.Invalid invalid) {
				this.output.problems(invalid.problems());
			}
			return told(context, begun.name(), proposal);
		}
	}

	private int told(ApplicationContext context, RunName name, CorrectionProposal proposal) {
		Reports reports = context.getBean(Reports.class);
		Run run = context.getBean(Runs.class).find(name).orElseThrow();
		RunReport report = reports.of(run);
		if (this.output.isJson()) {
			this.output.json(report);
		}
		else {
			this.output.line(ReportText.of(report));
		}
		if (this.keepHeld || proposal.request().part().channel().isPresent() || !proposal.request().part().goesOn()) {
			release(proposal);
		}
		Advice.after(run, report).ifPresent(this.output::note);
		return RunCommand.exit(run.status());
	}

	/** The proposal as JSON. */
	private record Proposed(String wrong, String status, String name, String part, Map<Channel, ?> byChannel,
			long unknown, Object rehearsal) {

		static Proposed of(CorrectionProposal proposal) {
			return new Proposed(proposal.wrong().name().toString(), proposal.wrong().status().name(),
					proposal.name().toString(), proposal.request().part().inWords(), proposal.counts(),
					proposal.unknown(), proposal.rehearsal());
		}

	}

}
