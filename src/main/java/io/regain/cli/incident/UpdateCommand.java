package io.regain.cli.incident;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.regain.cli.CommandException;
import io.regain.cli.Exit;
import io.regain.cli.Moment;
import io.regain.cli.Output;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Says something new of an incident: shows it, asks once, sends it. */
@Command(name = "update", description = "Write an update, see what would be sent to how many, and send it.",
		footer = { "", "A text is Markdown. LANG= says its language, as in ru=…; without it, it is English." })
class UpdateCommand implements Callable<Integer> {

	private final Desk desk;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final Sending sending = new Sending(this.output);

	@Parameters(paramLabel = "INCIDENT", description = "Its number.")
	private long number;

	@Option(names = "--state", paramLabel = "STATE",
			description = "investigating, identified, monitoring, resolved, post-mortem, changed; "
					+ "of maintenance: announced, rescheduled, started, done (default: as it is).")
	private @Nullable String state;

	@Option(names = "--text", paramLabel = "[LANG=]TEXT", description = "What is said.")
	private List<String> texts = new ArrayList<>();

	@Option(names = "--file", paramLabel = "[LANG=]FILE",
			description = "What is said, from a file; - is standard input.")
	private List<String> files = new ArrayList<>();

	@Option(names = "--summary", paramLabel = "[LANG=]TEXT",
			description = "One sentence for text messages and push (default: the first of the text).")
	private List<String> summaries = new ArrayList<>();

	@Option(names = "--next-update", paramLabel = "TIME", converter = Moment.Next.class,
			description = "When the next word is promised: 30m, 15:00, 2026-11-23T15:00+03:00.")
	private @Nullable Instant next;

	@Option(names = "--corrects", paramLabel = "UPDATE", description = "The number of the update that was wrong.")
	private @Nullable Integer corrects;

	@Option(names = "--at", paramLabel = "TIME", converter = Moment.Next.class, description = "Publish it then.")
	private @Nullable Instant at;

	@Option(names = "--escalate", paramLabel = "UNTIL",
			description = "Go from channel to channel until it is accepted, opened or acknowledged (default: as the "
					+ "campaign says).")
	private @Nullable String escalate;

	@Option(names = "--escalate-after", paramLabel = "TIME",
			description = "How long each channel is given, as in 10m, which is the default.")
	private @Nullable String escalateAfter;

	@Option(names = "--holding", description = "Not now: only if the next promise is missed, it is said by itself.")
	private boolean holding;

	@Option(names = "--draft", description = "Only write it down, and show it.")
	private boolean draft;

	@Mixin
	private final CompensationOption compensation = new CompensationOption();

	UpdateCommand(Desk desk) {
		this.desk = desk;
	}

	@Override
	public Integer call() {
		Map<String, Object> body = body();
		DeskClient client = this.desk.client();
		this.compensation.name(client, this.number, this.output);
		JsonNode proposal = client.post("/%d/updates".formatted(this.number), body);
		if (this.draft) {
			this.sending.show(client, proposal);
			return Exit.OK;
		}
		return this.sending.confirm(client, proposal, "confirm");
	}

	private Map<String, Object> body() {
		Map<String, String> text = ByLanguage.of(this.texts);
		ByLanguage.of(this.files, (file) -> AffectedOption.read(Path.of(file))).forEach((language, read) -> {
			if (text.putIfAbsent(language, read) != null) {
				throw new CommandException(Exit.INVALID, "There are two texts in %s.".formatted(language));
			}
		});
		if (text.isEmpty()) {
			throw new CommandException(Exit.INVALID, "What is to be said? --text or --file is missing.");
		}
		Map<String, Object> body = new LinkedHashMap<>();
		Fields.put(body, "state", this.state);
		body.put("text", text);
		if (!this.summaries.isEmpty()) {
			body.put("summary", ByLanguage.of(this.summaries));
		}
		Fields.put(body, "next-update-at", this.next);
		Fields.put(body, "corrects", this.corrects);
		Fields.put(body, "publish-at", this.at);
		body.put("holding", this.holding);
		Fields.put(body, "escalate", this.escalate);
		Fields.put(body, "escalate-after", this.escalateAfter);
		return body;
	}

}
