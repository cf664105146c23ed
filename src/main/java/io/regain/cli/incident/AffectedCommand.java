package io.regain.cli.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.regain.cli.CommandException;
import io.regain.cli.Exit;
import io.regain.cli.Output;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Changes who is affected. */
@Command(name = "affected", description = "More customers are affected than was thought, or some are not.")
class AffectedCommand implements Callable<Integer> {

	private final Desk desk;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final Sending sending = new Sending(this.output);

	@Parameters(paramLabel = "INCIDENT", description = "Its number.")
	private long number;

	@ArgGroup
	private @Nullable AffectedOption joining;

	@Option(names = "--not", paramLabel = "CUSTOMER", split = ",",
			description = "Not affected after all: what was not sent yet never will be.")
	private List<String> leaving = new ArrayList<>();

	@Option(names = "--no-digest",
			description = "Do not tell those who join what was said before: they get the next update.")
	private boolean noDigest;

	AffectedCommand(Desk desk) {
		this.desk = desk;
	}

	@Override
	public Integer call() {
		if (this.joining == null && this.leaving.isEmpty()) {
			throw new CommandException(Exit.INVALID,
					"Who? --affected, --affected-sql, --affected-csv or --not is missing.");
		}
		DeskClient client = this.desk.client();
		JsonNode changed = client.get("/" + this.number);
		JsonNode joined = MissingNode.getInstance();
		if (this.joining != null) {
			joined = client.post("/%d/affected".formatted(this.number), this.joining.body());
			changed = joined.path("incident");
		}
		if (!this.leaving.isEmpty()) {
			changed = client.post("/%d/unaffected".formatted(this.number), Map.of("customers", this.leaving))
				.path("incident");
		}
		if (this.output.isJson()) {
			this.output.json(changed);
		}
		else {
			this.output.line(IncidentText.headline(changed));
			joined.path("joined")
				.asLongOpt()
				.ifPresent((fresh) -> this.output.note("%s joined.".formatted(Output.plural(fresh, "customer"))));
			IncidentText.unknown(joined).ifPresent(this.output::note);
		}
		if (joined.path("have-missed-something").asBoolean() && !this.noDigest) {
			return this.sending.digest(client, this.number, Optional.of(joined.path("joined-after").asString()));
		}
		return Exit.OK;
	}

}
