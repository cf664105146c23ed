package io.regain.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.regain.audience.Candidate;
import io.regain.job.Rehearsals;
import io.regain.message.Channel;
import io.regain.plan.Prepared;
import io.regain.template.RenderLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.springframework.context.ConfigurableApplicationContext;

/** Writes what somebody would get. */
@Command(name = "preview",
		description = "Write what a customer would get into files, for each channel and language of the campaign.",
		footer = { "", "A typical customer, made of the variables' examples, needs no database." },
		exitCodeList = { Exit.ANSWERED, Exit.WRONG, Exit.AWAY })
class PreviewCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final HomeOption home = new HomeOption();

	@Mixin
	private final CampaignArgument campaign = new CampaignArgument();

	@Option(names = "--customer", paramLabel = "ID", description = "This customer's data, from the database.")
	private @Nullable String customer;

	@Option(names = "--out", paramLabel = "DIR", description = "Where to (default: preview/CAMPAIGN).")
	private @Nullable Path out;

	PreviewCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		this.home.apply(this.contexts);
		List<Shown> shown = (this.customer != null) ? real(this.customer) : typical();
		Path folder = (this.out != null) ? this.out : Path.of("preview", this.campaign.id());
		List<String> files = new ArrayList<>();
		for (Shown one : shown) {
			one.files().forEach((name, text) -> files.add(write(folder, name, text)));
		}
		if (this.output.isJson()) {
			this.output.json(files);
		}
		else {
			shown.forEach((one) -> this.output.line(one.summary()));
			this.output.line("%s written below %s".formatted(Output.plural(files.size(), "file"), folder));
		}
		return Exit.OK;
	}

	private List<Shown> typical() {
		try (ConfigurableApplicationContext context = this.contexts.offline()) {
			Prepared prepared = this.campaign.prepare(ValidateCommand.validation(context, Optional.empty()),
					this.output);
			return new TypicalPreview(prepared, context.getBean(RenderLimits.class), CampaignArgument.today(context),
					context.getBean(ZoneId.class))
				.all();
		}
	}

	private List<Shown> real(String id) {
		var context = this.contexts.full();
		Prepared prepared = this.campaign.prepare(context, this.output);
		LocalDate today = CampaignArgument.today(context);
		Rehearsals rehearsals = context.getBean(Rehearsals.class);
		Candidate candidate = rehearsals.sample(prepared, today, Optional.of(id))
			.orElseThrow(() -> new CommandException(Exit.INVALID,
					"The segment does not select customer %s now.".formatted(id)));
		List<Shown> shown = new ArrayList<>();
		for (Channel channel : prepared.campaign().send().channels()) {
			for (String locale : prepared.template().locales(channel)) {
				shown.add(new Shown(channel, locale, rehearsals.content(candidate, prepared, today, channel, locale)));
			}
		}
		return shown;
	}

	private static String write(Path folder, String name, String text) {
		try {
			Files.createDirectories(folder);
			return Files.writeString(folder.resolve(name), text).toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("%s cannot be written".formatted(folder.resolve(name)), ex);
		}
	}

}
