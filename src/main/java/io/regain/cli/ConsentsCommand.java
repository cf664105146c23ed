package io.regain.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.regain.audience.ConsentWord;
import io.regain.audience.Consents;
import io.regain.audience.CsvException;
import io.regain.audience.ListFiles;
import io.regain.delivery.Deadlocks;
import io.regain.delivery.TrackingWishes;
import io.regain.message.Channel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What customers said about marketing. */
@Command(name = "consents",
		description = "Say what a customer told us about marketing, or import what they told others. "
				+ "What the view regain_consent says stands beside it; the newest word counts.",
		exitCodeList = { Exit.ANSWERED, Exit.WRONG, Exit.AWAY })
class ConsentsCommand implements Callable<Integer> {

	private static final int MOST_SOURCE = 64;

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@ArgGroup(multiplicity = "1")
	@SuppressWarnings("NullAway.Init")
	private What what;

	@Option(names = "--tracking", paramLabel = "on|off",
			description = "With CUSTOMER: whether opens and clicks may be learned of them. Off holds at once.")
	private @Nullable String tracking;

	@Mixin
	private final ByOption by = new ByOption();

	ConsentsCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		if (this.tracking != null) {
			track(this.what.customer, this.tracking);
		}
		else if (this.what.customer != null) {
			show(this.contexts.full().getBean(Consents.class).words(this.what.customer));
		}
		else if (this.what.list != null) {
			take(this.what.list);
		}
		return Exit.OK;
	}

	private void track(@Nullable String customer, String wish) {
		if (customer == null || !List.of("on", "off").contains(wish)) {
			throw new CommandException(Exit.INVALID,
					"--tracking is '%s'; allowed are on and off, for one CUSTOMER.".formatted(wish));
		}
		String by = this.by.name();
		TrackingWishes wishes = this.contexts.full().getBean(TrackingWishes.class);
		Deadlocks.again(() -> {
			if (wish.equals("off")) {
				wishes.refuse(customer, by);
			}
			else {
				wishes.allow(customer);
			}
			return customer;
		});
		if (this.output.isJson()) {
			this.output.json(Map.of("customer", customer, "tracking", wish));
		}
		else {
			this.output.line(
					wish.equals("off") ? "Opens and clicks of customer %s are not learned any more.".formatted(customer)
							: "Opens and clicks of customer %s may be learned again, from the next planned run on."
								.formatted(customer));
		}
	}

	private void show(List<ConsentWord> words) {
		if (this.output.isJson()) {
			this.output.json(words);
		}
		else if (words.isEmpty()) {
			this.output.line("They told us nothing.");
		}
		words.stream().filter((word) -> !this.output.isJson()).map(ConsentsCommand::line).forEach(this.output::line);
	}

	private static String line(ConsentWord word) {
		return "%s  %s  %s, %s (%s)".formatted(word.at(),
				word.until().map((until) -> "rest until " + until).orElse(word.allowed() ? "yes" : "no"),
				word.channel().map(Channel::id).orElse("all channels"), word.topic().orElse("all topics"),
				word.source());
	}

	private void take(Path file) {
		String name = String.valueOf(file.getFileName());
		try {
			long rows = this.contexts.full()
				.getBean(ListFiles.class)
				.consents(file, name.substring(0, Math.min(MOST_SOURCE, name.length())));
			if (this.output.isJson()) {
				this.output.json(Map.of("rows", rows));
			}
			else {
				this.output.line("%s read.".formatted(Output.plural(rows, "word")));
			}
		}
		catch (CsvException ex) {
			this.output.problems(ex.problems());
			throw new CommandException(Exit.INVALID, "Nothing of %s was imported.".formatted(file));
		}
	}

	static class What {

		@Parameters(paramLabel = "CUSTOMER", description = "What this customer told us, the newest first.")
		private @Nullable String customer;

		@Option(names = "--import", paramLabel = "FILE",
				description = "A CSV file with the columns customer_id, allowed and at, perhaps channel, topic and source.")
		private @Nullable Path list;

	}

}
