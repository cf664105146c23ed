package io.regain.cli.incident;

import java.util.Map;
import java.util.concurrent.Callable;

import io.regain.cli.Exit;
import io.regain.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Throws a draft away. */
@Command(name = "discard", description = "Throw away an update that was not said.")
class DiscardCommand implements Callable<Integer> {

	private final Desk desk;

	@Mixin
	private final Output output = new Output();

	@Parameters(index = "0", paramLabel = "INCIDENT", description = "Its number.")
	private long number;

	@Parameters(index = "1", paramLabel = "UPDATE", description = "Its number in the incident.")
	private int update;

	DiscardCommand(Desk desk) {
		this.desk = desk;
	}

	@Override
	public Integer call() {
		JsonNode discarded = this.desk.client()
			.post("/%d/updates/%d/discard".formatted(this.number, this.update), Map.of());
		if (this.output.isJson()) {
			this.output.json(discarded);
		}
		else {
			this.output.line("incident %d, update %d is discarded.".formatted(this.number, this.update));
		}
		return Exit.OK;
	}

}
