package io.regain.cli.incident;

import java.util.concurrent.Callable;

import io.regain.cli.Exit;
import io.regain.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Whether teams keep their word. */
@Command(name = "promises", description = "How many promises of a next word were kept, by month and team.")
class PromisesCommand implements Callable<Integer> {

	private final Desk desk;

	@Mixin
	private final Output output = new Output();

	PromisesCommand(Desk desk) {
		this.desk = desk;
	}

	@Override
	public Integer call() {
		JsonNode figures = this.desk.client().promises();
		if (this.output.isJson()) {
			this.output.json(figures);
		}
		else if (figures.isEmpty()) {
			this.output.line("Nothing was promised in the last year.");
		}
		else {
			figures.forEach((figure) -> this.output.line("%s  %-20s %3d kept, %d missed, %d open".formatted(
					figure.path("month").asString(), figure.path("team").asString(), figure.path("kept").asLong(),
					figure.path("missed").asLong(), figure.path("open").asLong())));
		}
		return Exit.OK;
	}

}
