package io.regain.cli;

import java.util.concurrent.Callable;

import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Steering;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a run, whoever drives it. */
@Command(name = "pause", description = "Stop a run that is sending, wherever it is driven; 'resume' lets it go on.",
		footer = { "", "What is in the air is finished and recorded; nothing else leaves." })
class PauseCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final RunArgument run = new RunArgument();

	@Mixin
	private final ByOption by = new ByOption();

	PauseCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		String name = this.by.name();
		Run found = this.run.find(this.contexts);
		Run run = this.contexts.full().getBean(Steering.class).pause(found, name);
		Steered.print(this.output, run, RunStatus.PAUSED,
				run.status().isFinished() ? "nothing of it is being sent"
						: "nothing of it is sent before it is planned: pause it then, or 'cancel %s' now"
							.formatted(run.name()));
		this.output.note("'resume %s' lets it go on; 'cancel %s' gives it up.".formatted(run.name(), run.name()));
		return Exit.OK;
	}

}
