package io.regain.cli.incident;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;

import io.regain.cli.CommandException;
import io.regain.cli.Exit;
import io.regain.cli.Output;
import io.regain.cli.Terminal;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Shows what would be sent, asks once, and watches until all have been told. */
class Sending {

	private static final Duration LOOK = Duration.ofMillis(300);

	/** Who waits wants to see that something goes on. */
	private static final int LOOKS_UNTOLD = 10;

	private final Output output;

	@Option(names = { "-y", "--yes" }, description = "Do not ask.")
	private boolean yes;

	@Option(names = "--no-wait", description = "Do not watch until all have been told; a running 'serve' tells them.")
	private boolean noWait;

	Sending(Output output) {
		this.output = output;
	}

	void show(DeskClient client, JsonNode proposal) {
		if (this.output.isJson()) {
			this.output.json(proposal);
		}
		else {
			this.output.line(IncidentText.proposal(proposal) + corrected(client, proposal));
		}
	}

	/**
	 * @param verb what is asked of the API: confirm or approve
	 */
	int confirm(DeskClient client, JsonNode proposal, String verb) {
		String shown = IncidentText.proposal(proposal) + corrected(client, proposal);
		if (!this.output.isJson()) {
			this.output.line(shown);
		}
		long incident = proposal.path("incident").asLong();
		int update = proposal.path("update").path("number").asInt();
		if (!this.yes && !agreed(proposal)) {
			this.output.note(
					"Nothing was sent. The draft is kept: 'incident %s %d %d' sends it, 'incident discard %2$d %3$d' does not."
						.formatted(verb, incident, update));
			return Exit.REFUSED;
		}
		JsonNode said = client.post("/%d/updates/%d/%s".formatted(incident, update, verb),
				Map.of("digest", proposal.path("digest").asString(), "shown", shown));
		return watch(client, incident, said, "/%d/updates/%d".formatted(incident, said.path("number").asInt()));
	}

	/** A number is easily mistyped: what that update said. */
	private static String corrected(DeskClient client, JsonNode proposal) {
		JsonNode update = proposal.path("update");
		return update.path("corrects")
			.asIntOpt()
			.stream()
			.mapToObj((number) -> client.get("/%d/updates/%d".formatted(proposal.path("incident").asLong(), number)))
			.map((wrong) -> "\n" + IncidentText.wrong(wrong))
			.findFirst()
			.orElse("");
	}

	/**
	 * The same for those who have joined late.
	 * @param joinedAfter only those who joined later; empty: all who have heard nothing
	 */
	int digest(DeskClient client, long incident, Optional<String> joinedAfter) {
		JsonNode proposal = client
			.get("/%d/digest%s".formatted(incident, joinedAfter.map("?joined-after="::concat).orElse("")));
		long newcomers = proposal.path("rehearsal").path("included").asLong();
		if (newcomers == 0) {
			this.output.note("Nobody who can be reached has missed anything.");
			return Exit.OK;
		}
		String shown = IncidentText.digest(proposal);
		if (!this.output.isJson()) {
			this.output.line(shown);
		}
		if (!this.yes && !agreed(proposal)) {
			this.output.note(("They were told nothing, and get the next update with all that was said before; "
					+ "'incident digest %d' tells them now.")
				.formatted(incident));
			return Exit.REFUSED;
		}
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("digest", proposal.path("digest").asString());
		body.put("shown", shown);
		joinedAfter.ifPresent((moment) -> body.put("joined-after", moment));
		JsonNode said = client.post("/%d/digest".formatted(incident), body);
		String key = said.path("run").path("name").asString().replaceAll(".*/update-(\\d+)/late-(\\d+)", "$1/late/$2");
		return watch(client, incident, said, "/%d/updates/%s".formatted(incident, key));
	}

	private boolean agreed(JsonNode proposal) {
		if (!Terminal.isThere()) {
			this.output.note("Nobody can be asked here; --yes sends it.");
			return false;
		}
		this.output.err()
			.print("Send it to %,d customers? [y/N] ".formatted(proposal.path("rehearsal").path("included").asLong()));
		this.output.err().flush();
		Scanner answer = new Scanner(System.in);
		return answer.hasNextLine() && answer.nextLine().strip().equalsIgnoreCase("y");
	}

	private int watch(DeskClient client, long incident, JsonNode said, String path) {
		JsonNode update = said;
		for (int look = 1; (!this.noWait || client.isOurOwn()) && isBeingTold(update); look++) {
			client.rest(LOOK);
			update = again(client, path);
			if (look % LOOKS_UNTOLD == 0 && !this.output.isJson()) {
				this.output.note("%,d of %,d accepted".formatted(update.path("run").path("accepted").asLong(),
						update.path("run").path("messages").asLong()));
			}
		}
		if (this.output.isJson()) {
			this.output.json(update);
		}
		else {
			this.output.note(IncidentText.told(incident, update));
			update.path("run").path("note").asStringOpt().ifPresent(this.output::note);
			remindOfGoodwill(client, incident, update);
			if (client.isOurOwn() && !update.path("status").asString().equals("published")) {
				this.output.note("Only a running 'serve' publishes it at its time.");
			}
		}
		return exit(update);
	}

	/** Whoever sent it must not believe that it was lost. */
	private static JsonNode again(DeskClient client, String path) {
		try {
			return client.get(path);
		}
		catch (CommandException ex) {
			throw new CommandException(Exit.UNREACHABLE,
					"%s\nThe update IS confirmed: it is told as soon as 'serve' runs again, and need not be sent anew."
						.formatted(ex.getMessage()));
		}
	}

	/** Whoever has just said that it is over forgets what was meant for after it. */
	private void remindOfGoodwill(DeskClient client, long incident, JsonNode update) {
		if (update.path("status").asString().equals("published")
				&& List.of("resolved", "done").contains(update.path("state").asString())) {
			JsonNode brought = client.get("/%d/compensation".formatted(incident));
			brought.path("planned")
				.asStringOpt()
				.filter((policy) -> brought.path("granted").isEmpty())
				.ifPresent((policy) -> this.output
					.note("Next: 'incident compensate %d' shows what the policy %s gives to whom, and grants it."
						.formatted(incident, policy)));
		}
	}

	private static boolean isBeingTold(JsonNode update) {
		return isUnderWay(update.path("run"));
	}

	static boolean isUnderWay(JsonNode run) {
		return run.isObject() && !run.path("ended").asBoolean() && !run.path("stuck").asBoolean();
	}

	private static int exit(JsonNode update) {
		if (update.path("status").asString().equals("to-approve")) {
			return Exit.REFUSED;
		}
		return exit(update.path("run").path("status").asString(""));
	}

	/**
	 * @param status of a run that was watched to its end
	 */
	static int exit(String status) {
		return switch (status) {
			case "PARTIALLY_FAILED" -> Exit.PARTIALLY_FAILED;
			case "CANCELLED", "SUPERSEDED", "PAUSED", "SENDING", "PLANNING" -> Exit.STOPPED;
			default -> Exit.OK;
		};
	}

}
