package io.regain.cli.incident;

import java.util.concurrent.Callable;

import io.regain.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Sends what was written down before: a draft, or what waits for a second person. */
@Command(name = "approve", aliases = "confirm",
		description = "Look at an update that was written down, and send it; of many recipients, as the second person.")
class ApproveCommand implements Callable<Integer> {

	private final Desk desk;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final Sending sending = new Sending(this.output);

	@Parameters(index = "0", paramLabel = "INCIDENT", description = "Its number.")
	private long number;

	@Parameters(index = "1", paramLabel = "UPDATE", description = "Its number in the incident.")
	private int update;

	ApproveCommand(Desk desk) {
		this.desk = desk;
	}

	@Override
	public Integer call() {
		DeskClient client = this.desk.client();
		JsonNode proposal = client.get("/%d/updates/%d/proposal".formatted(this.number, this.update));
		boolean second = proposal.path("update").path("status").asString().equals("to-approve");
		return this.sending.confirm(client, proposal, second ? "approve" : "confirm");
	}

}
