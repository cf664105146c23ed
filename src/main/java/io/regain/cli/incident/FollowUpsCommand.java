package io.regain.cli.incident;

import java.util.concurrent.Callable;

import io.regain.cli.Exit;
import io.regain.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The bad answers that somebody has to look after. */
@Command(name = "followups", description = "List the bad answers that are to be looked after.")
class FollowUpsCommand implements Callable<Integer> {

	private final Desk desk;

	@Mixin
	private final Output output = new Output();

	@Option(names = "--all", description = "Those that are done, too.")
	private boolean all;

	FollowUpsCommand(Desk desk) {
		this.desk = desk;
	}

	@Override
	public Integer call() {
		JsonNode found = this.desk.client().followUps(this.all ? "?all=true" : "");
		if (this.output.isJson()) {
			this.output.json(found);
		}
		else if (found.isEmpty()) {
			this.output.line("Nothing is to be followed up.");
		}
		else {
			found.forEach((one) -> this.output.line(SatisfactionText.followUp(one)));
		}
		return Exit.OK;
	}

}
