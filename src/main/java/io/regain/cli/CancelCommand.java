package io.regain.cli;

import java.time.ZoneId;
import java.util.Scanner;
import java.util.concurrent.Callable;

import io.regain.delivery.MessageCounts;
import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Tallies;
import io.regain.job.CancelRun;
import io.regain.job.NextSteps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives up a run. */
@Command(name = "cancel", description = "Give up a run for good, wherever it is driven: what has not left never will.",
		footer = { "",
				"What is in the air is finished and recorded; what is in doubt stays so, and is not sent again." })
class CancelCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final RunArgument run = new RunArgument();

	@Mixin
	private final ByOption by = new ByOption();

	@Option(names = { "-y", "--yes" }, description = "Do not ask.")
	private boolean yes;

	CancelCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		String name = this.by.name();
		Run found = this.run.find(this.contexts);
		var context = this.contexts.full();
		if (!this.yes && Terminal.isThere() && !agreed(found, context.getBean(Tallies.class).of(found))) {
			this.output.note("Nothing was cancelled; 'pause %s' stops it for a while.".formatted(found.name()));
			return Exit.REFUSED;
		}
		CancelRun cancelRun = context.getBean(CancelRun.class);
		Run run;
		try (ProgressPrinter progress = new ProgressPrinter(this.output, context.getBean(ZoneId.class))) {
			run = cancelRun.cancel(found, name, progress);
		}
		Steered.print(this.output, run, RunStatus.CANCELLED, "it has ended, and there is nothing to cancel");
		MessageCounts messages = context.getBean(Tallies.class).of(run);
		this.output.note("%s cancelled, %d accepted before.".formatted(Output.plural(messages.cancelled(), "message"),
				messages.accepted()));
		cancelRun.holder(run).ifPresent((holder) -> this.output.note("%s is driving it, and stops.".formatted(holder)));
		NextSteps.of(run, messages).forEach(this.output::note);
		return Exit.OK;
	}

	/** Who can be asked is asked; a script knows what it wants. */
	private boolean agreed(Run run, MessageCounts messages) {
		this.output.err()
			.print("%s: %s that have not left never will. Cancel it for good? [y/N] ".formatted(run.name(),
					Output.plural(messages.open(), "message")));
		this.output.err().flush();
		Scanner answer = new Scanner(System.in);
		return answer.hasNextLine() && answer.nextLine().strip().equalsIgnoreCase("y");
	}

}
