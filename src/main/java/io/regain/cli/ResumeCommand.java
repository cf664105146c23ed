package io.regain.cli;

import java.util.concurrent.Callable;

import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Steering;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets a paused run go on. */
@Command(name = "resume", description = "Let a paused run go on: its next start sends what is left.")
class ResumeCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final RunArgument run = new RunArgument();

	@Mixin
	private final ByOption by = new ByOption();

	ResumeCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		String name = this.by.name();
		Run found = this.run.find(this.contexts);
		Run run = this.contexts.full().getBean(Steering.class).resume(found, name);
		Steered.print(this.output, run, RunStatus.SENDING, "only a paused run can be resumed");
		this.output.note("'run %s --key %s' sends what is left.".formatted(run.campaign(), run.key()));
		return Exit.OK;
	}

}
