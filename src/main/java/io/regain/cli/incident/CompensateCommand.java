package io.regain.cli.incident;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.Callable;

import io.regain.cli.CommandException;
import io.regain.cli.Exit;
import io.regain.cli.Output;
import io.regain.cli.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Makes good: shows who would get what, asks once, grants it and tells them. */
@Command(name = "compensate", description = "See what a policy gives to whom and what it costs, and grant it.",
		footer = { "",
				"Policies are campaigns/compensation/<id>.yaml. Nobody is given something twice for an incident." })
class CompensateCommand implements Callable<Integer> {

	private static final Duration LOOK = Duration.ofMillis(300);

	private final Desk desk;

	@Mixin
	private final Output output = new Output();

	@Parameters(paramLabel = "INCIDENT", description = "Its number.")
	private long number;

	@Option(names = "--policy", paramLabel = "ID",
			description = "By which policy (default: the one that 'open' named, or the only one).")
	private @Nullable String policy;

	@Option(names = "--partly",
			description = "Those for whom the budget has no room get nothing; else it is all or nobody.")
	private boolean partly;

	@Option(names = { "-y", "--yes" }, description = "Do not ask.")
	private boolean yes;

	@Option(names = "--no-wait", description = "Do not watch until all have been told; a running 'serve' tells them.")
	private boolean noWait;

	CompensateCommand(Desk desk) {
		this.desk = desk;
	}

	@Override
	public Integer call() {
		DeskClient client = this.desk.client();
		String path = "/%d/compensation".formatted(this.number);
		JsonNode proposal = client
			.get(path + "/proposal" + Optional.ofNullable(this.policy).map("?policy="::concat).orElse(""));
		String shown = CompensationText.proposal(proposal);
		if (!this.output.isJson()) {
			this.output.line(shown);
		}
		if (proposal.path("people").asLong() == 0) {
			this.output.note("Nobody would get anything.");
			return Exit.OK;
		}
		requireRoom(proposal);
		if (!this.yes && !agreed(proposal)) {
			if (this.output.isJson()) {
				this.output.json(proposal);
			}
			this.output.note("Nothing was granted.");
			return Exit.REFUSED;
		}
		Map<String, Object> body = new LinkedHashMap<>();
		Fields.put(body, "policy", this.policy);
		body.put("partly", this.partly);
		body.put("digest", proposal.path("digest").asString());
		body.put("shown", shown);
		return watch(client, path, client.post(path, body));
	}

	private void requireRoom(JsonNode proposal) {
		long without = proposal.path("without").asLong();
		if (without > 0 && !this.partly) {
			throw new CommandException(Exit.REFUSED,
					"Nothing was granted: the budget has no room for %s. Raise it in campaigns/compensation/%s.yaml, or leave them out with --partly."
						.formatted(CompensationText.people(without), proposal.path("policy").asString()));
		}
	}

	private boolean agreed(JsonNode proposal) {
		if (!Terminal.isThere()) {
			this.output.note("Nobody can be asked here; --yes grants it.");
			return false;
		}
		this.output.err()
			.print("Grant it to %s, for %s %s? [y/N] ".formatted(
					CompensationText.people(proposal.path("people").asLong() - proposal.path("without").asLong()),
					proposal.path("costs").asString(), proposal.path("currency").asString()));
		this.output.err().flush();
		Scanner answer = new Scanner(System.in);
		return answer.hasNextLine() && answer.nextLine().strip().equalsIgnoreCase("y");
	}

	private int watch(DeskClient client, String path, JsonNode granted) {
		String run = granted.path("run").asString();
		JsonNode told = told(client.get(path), run);
		while ((!this.noWait || client.isOurOwn()) && Sending.isUnderWay(told)) {
			client.rest(LOOK);
			told = told(client.get(path), run);
		}
		if (this.output.isJson()) {
			this.output.json(client.get(path));
		}
		else {
			this.output.note(CompensationText.granted(granted, told));
			told.path("note").asStringOpt().ifPresent(this.output::note);
		}
		return Sending.exit(told.path("status").asString(""));
	}

	private static JsonNode told(JsonNode brought, String run) {
		return brought.path("runs")
			.valueStream()
			.filter((one) -> one.path("name").asString().equals(run))
			.findFirst()
			.orElseThrow(() -> new CommandException(Exit.UNREACHABLE, "the server does not know the run " + run));
	}

}
