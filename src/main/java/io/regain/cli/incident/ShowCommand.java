package io.regain.cli.incident;

import java.util.concurrent.Callable;

import io.regain.cli.Exit;
import io.regain.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows an incident with all that was said. */
@Command(name = "show", description = "Show an incident with its updates.")
class ShowCommand implements Callable<Integer> {

	private final Desk desk;

	@Mixin
	private final Output output = new Output();

	@Parameters(paramLabel = "INCIDENT", description = "Its number.")
	private long number;

	ShowCommand(Desk desk) {
		this.desk = desk;
	}

	@Override
	public Integer call() {
		DeskClient client = this.desk.client();
		JsonNode incident = client.get("/" + this.number);
		JsonNode satisfaction = client.get("/%d/satisfaction".formatted(this.number));
		if (this.output.isJson()) {
			this.output.json(((ObjectNode) incident).set("satisfaction", satisfaction));
			return Exit.OK;
		}
		this.output.line(IncidentText.headline(incident));
		JsonNode brought = client.get("/%d/compensation".formatted(this.number));
		brought.path("granted").forEach((figures) -> this.output.line("    " + CompensationText.brought(figures)));
		SatisfactionText.figures(satisfaction).forEach((line) -> this.output.line("    " + line));
		int newest = incident.path("updates")
			.valueStream()
			.filter((update) -> update.hasNonNull("published-at"))
			.mapToInt((update) -> update.path("number").asInt())
			.max()
			.orElse(0);
		incident.path("updates").forEach((update) -> {
			this.output.line("");
			this.output.line(IncidentText.entry(incident, update, newest));
			update.path("text")
				.properties()
				.forEach((text) -> this.output.line("  [%s] %s".formatted(text.getKey(),
						text.getValue().asString().strip().replace("\n", "\n       "))));
		});
		return Exit.OK;
	}

}
