package io.regain.cli.incident;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.regain.cli.Exit;
import io.regain.cli.Moment;
import io.regain.cli.Output;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;

/** Opens an incident: nothing is said yet. */
@Command(name = "open", description = "Open an incident: write down who is affected, and hold marketing to them.")
class OpenCommand implements Callable<Integer> {

	private final Desk desk;

	@Mixin
	private final Output output = new Output();

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Parameters(paramLabel = "[LANG=]TITLE", arity = "1..*",
			description = "What is wrong, in one line for customers; again for each language.")
	@SuppressWarnings("NullAway.Init")
	private List<String> titles;

	@Option(names = "--component", required = true, paramLabel = "ID", description = "What of ours is broken.")
	@SuppressWarnings("NullAway.Init")
	private String component;

	@Option(names = "--severity", paramLabel = "S", defaultValue = "major",
			description = "minor, major or critical (default: ${DEFAULT-VALUE}).")
	@SuppressWarnings("NullAway.Init")
	private String severity;

	@ArgGroup
	private @Nullable AffectedOption affected;

	@Option(names = "--next-update", paramLabel = "TIME", converter = Moment.Next.class,
			description = "When the next word is promised: 30m, 15:00, 2026-11-23T15:00+03:00.")
	private @Nullable Instant next;

	@Option(names = "--began", paramLabel = "TIME",
			description = "Since when it hurts, as in 20m (ago) or 14:05; of planned work, when it begins (default: now).")
	private @Nullable String began;

	@Option(names = "--maintenance", description = "It is planned work.")
	private boolean maintenance;

	@Option(names = "--until", paramLabel = "TIME", converter = Moment.Next.class,
			description = "When planned work should be over.")
	private @Nullable Instant until;

	@Option(names = "--internal", description = "Nothing of it is told to customers or shown in public.")
	private boolean internal;

	@Option(names = "--team", paramLabel = "TEAM", description = "Whose promises it makes (regain.incident.team).")
	private @Nullable String team;

	@Option(names = "--campaign", paramLabel = "ID",
			description = "The campaign by which its updates leave (regain.incident.campaign).")
	private @Nullable String campaign;

	@Mixin
	private final CompensationOption compensation = new CompensationOption();

	OpenCommand(Desk desk) {
		this.desk = desk;
	}

	@Override
	public Integer call() {
		DeskClient client = this.desk.client();
		JsonNode opened = client.post("", body());
		this.compensation.name(client, opened.at("/incident/number").asLong(), this.output);
		if (this.output.isJson()) {
			this.output.json(opened);
			return Exit.OK;
		}
		JsonNode incident = opened.path("incident");
		this.output.line(IncidentText.headline(incident));
		IncidentText.unknown(opened).ifPresent(this.output::note);
		opened.path("warnings").forEach((warning) -> this.output.note("! " + warning.asString()));
		this.output.note("Nothing was said yet. 'incident update %d --text …' says the first word."
			.formatted(incident.path("number").asLong()));
		return Exit.OK;
	}

	/** What hurts began before; planned work is still to come. */
	private Instant began(String text) {
		try {
			return (this.maintenance ? new Moment.Next() : new Moment.Last()).convert(text);
		}
		catch (TypeConversionException ex) {
			throw new ParameterException(this.spec.commandLine(),
					"Invalid value for option '--began': " + ex.getMessage());
		}
	}

	private Map<String, Object> body() {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("title", ByLanguage.of(this.titles));
		body.put("component", this.component);
		body.put("severity", this.severity);
		body.put("maintenance", this.maintenance);
		body.put("internal", this.internal);
		if (this.affected != null) {
			body.put("affected", this.affected.body());
		}
		Fields.put(body, "team", this.team);
		Fields.put(body, "campaign", this.campaign);
		if (this.began != null) {
			body.put("began-at", began(this.began).toString());
		}
		Fields.put(body, "until", this.until);
		Fields.put(body, "next-update-at", this.next);
		return body;
	}

}
