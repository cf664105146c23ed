package io.regain.cli.incident;

import java.util.List;
import java.util.concurrent.Callable;

import io.regain.cli.Exit;
import io.regain.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Which incidents there are. */
@Command(name = "list", description = "List the open incidents, the newest first.")
class ListCommand implements Callable<Integer> {

	private final Desk desk;

	@Mixin
	private final Output output = new Output();

	@Option(names = "--all", description = "Also those that are over.")
	private boolean all;

	ListCommand(Desk desk) {
		this.desk = desk;
	}

	@Override
	public Integer call() {
		List<JsonNode> incidents = this.desk.client()
			.get("")
			.valueStream()
			.filter((incident) -> this.all || incident.path("open").asBoolean())
			.toList();
		if (this.output.isJson()) {
			this.output.json(incidents);
		}
		else if (incidents.isEmpty()) {
			this.output.line(this.all ? "There never was an incident." : "No incident is open.");
		}
		else {
			incidents.forEach((incident) -> this.output.line(IncidentText.headline(incident)));
		}
		return Exit.OK;
	}

}
