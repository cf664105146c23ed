package io.regain.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.regain.audience.CsvException;
import io.regain.audience.ListFiles;
import io.regain.audience.Suppressed;
import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.message.Address;
import io.regain.message.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The list of addresses that must not be written to: asked, taken out, taken in. */
@Command(name = "suppressions",
		description = { "Say what is known of an address, export all that are suppressed, or import a list.",
				"Addresses are known by keyed hashes only: an export has hashes, which mean something to this "
						+ "installation and to those with the same regain.secret." },
		exitCodeList = { Exit.ANSWERED, Exit.WRONG, Exit.AWAY })
class SuppressionsCommand implements Callable<Integer> {

	private static final String HEADER = "channel,hash,reason,since,until";

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@ArgGroup(multiplicity = "1")
	@SuppressWarnings("NullAway.Init")
	private What what;

	@Mixin
	private final ReasonOption reason = new ReasonOption();

	@Mixin
	private final ByOption by = new ByOption();

	SuppressionsCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		Suppression otherwise = this.reason.parsed().orElse(Suppression.MANUAL);
		String by = this.by.name();
		if (this.what.address != null) {
			show(AddressArgument.parsed(this.what.address));
		}
		else if (this.what.list != null) {
			take(this.what.list, otherwise, by);
		}
		else {
			export(this.contexts.full());
		}
		return Exit.OK;
	}

	private void show(Address address) {
		var context = this.contexts.full();
		Instant now = context.getBean(Clock.class).instant();
		List<Suppressed> found = context.getBean(Secret.class)
			.hashes(address)
			.stream()
			.flatMap((hash) -> context.getBean(Suppressions.class).of(hash).stream())
			.toList();
		if (this.output.isJson()) {
			this.output.json(found.stream().map((one) -> Shown.of(one, now)).toList());
		}
		else if (found.isEmpty()) {
			this.output.line("Nothing is known against it.");
		}
		else {
			found.stream().map((one) -> Shown.of(one, now)).forEach((one) -> this.output.line(one.line()));
		}
	}

	private void take(Path file, Suppression otherwise, String by) {
		try {
			long rows = this.contexts.full().getBean(ListFiles.class).suppress(file, otherwise, by);
			if (this.output.isJson()) {
				this.output.json(Map.of("rows", rows));
			}
			else {
				this.output.line("%s suppressed.".formatted(Output.plural(rows, "row")));
			}
		}
		catch (CsvException ex) {
			this.output.problems(ex.problems());
			throw new CommandException(Exit.INVALID, "Nothing of %s was imported.".formatted(file));
		}
	}

	/** As CSV, which the import reads. */
	private void export(ApplicationContext context) {
		this.output.line(HEADER);
		context.getBean(Suppressions.class)
			.export((one) -> this.output.out()
				.println(String.join(",", one.channel().id(), HexFormat.of().formatHex(one.hash()), one.reason().id(),
						one.since().toString(), one.until().map(Instant::toString).orElse(""))));
		this.output.out().flush();
	}

	private record Shown(String channel, String reason, String source, String note, Instant since,
			Optional<Instant> until, boolean inForce) {

		static Shown of(Suppressed one, Instant now) {
			return new Shown(one.channel().id(), one.reason().id(), one.source(), one.note(), one.since(), one.until(),
					one.isInForce(now));
		}

		String line() {
			return "%s  %s since %s by %s%s%s".formatted(this.channel, this.reason, this.since, this.source,
					this.until.map((end) -> (this.inForce ? ", until " : ", ended ") + end).orElse(""),
					this.note.isEmpty() ? "" : ": " + this.note);
		}

	}

	static class What {

		@Parameters(paramLabel = "ADDRESS", description = "What is known against this one.")
		private @Nullable String address;

		@Option(names = "--import", paramLabel = "FILE",
				description = "A CSV file with the column address (or channel and hash), perhaps reason, note and until.")
		private @Nullable Path list;

		@Option(names = "--export", description = "All that are in force, as CSV.")
		private boolean export;

	}

}
