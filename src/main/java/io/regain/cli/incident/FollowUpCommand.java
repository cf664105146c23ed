package io.regain.cli.incident;

import java.util.Map;
import java.util.concurrent.Callable;

import io.regain.cli.CommandException;
import io.regain.cli.Exit;
import io.regain.cli.Output;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** One bad answer: shown, taken, done. */
@Command(name = "followup", description = "Show a bad answer, take it, or say what was done about it.")
class FollowUpCommand implements Callable<Integer> {

	private final Desk desk;

	@Mixin
	private final Output output = new Output();

	@Parameters(paramLabel = "NUMBER", description = "As 'followups' lists it.")
	private long number;

	@Option(names = "--take", description = "From now on you look after it.")
	private boolean take;

	@Option(names = "--done", description = "It was looked after; needs --note.")
	private boolean done;

	@Option(names = "--note", paramLabel = "TEXT", description = "What was done.")
	private @Nullable String note;

	FollowUpCommand(Desk desk) {
		this.desk = desk;
	}

	@Override
	public Integer call() {
		if (this.done == (this.note == null) || this.done && this.take) {
			throw new CommandException(Exit.INVALID, this.done && this.take ? "--take and --done do not go together."
					: "--done needs --note \"what was done\", and --note needs --done.");
		}
		DeskClient client = this.desk.client();
		String path = "/" + this.number;
		if (this.take) {
			client.postFollowUp(path + "/take", Map.of());
		}
		if (this.note != null) {
			client.postFollowUp(path + "/done", Map.of("note", this.note));
		}
		JsonNode one = client.followUps(path);
		if (this.output.isJson()) {
			this.output.json(one);
		}
		else {
			this.output.line(SatisfactionText.followUp(one));
		}
		return Exit.OK;
	}

}
