package io.regain.cli;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.regain.audience.Candidate;
import io.regain.job.Rehearsals;
import io.regain.job.TestMessages;
import io.regain.job.TestResult;
import io.regain.job.TestResult.End;
import io.regain.message.Address;
import io.regain.plan.Prepared;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends one marked message to a colleague. */
@Command(name = "test", description = "Send one marked message to yourself, with a typical customer's data.",
		footer = { "", "The ledger knows nothing of it; no run is touched." },
		exitCodeList = { "0:the provider took it", "1:the provider refused it, or nobody knows", Exit.WRONG,
				"4:the installation may not write to this address", Exit.AWAY })
class TestCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final HomeOption home = new HomeOption();

	@Mixin
	private final CampaignArgument campaign = new CampaignArgument();

	@Option(names = "--to", paramLabel = "ADDRESS", required = true,
			description = "An email address, a number as in +491701234567, or device:TOKEN. "
					+ "Where regain.delivery.redirect-to is set, that address gets it.")
	@SuppressWarnings("NullAway.Init")
	private String to;

	@Option(names = "--customer", paramLabel = "ID",
			description = "Whose data (default: the first who would be sent to).")
	private @Nullable String customer;

	@Option(names = "--locale", paramLabel = "LOCALE", description = "In which language (default: the customer's).")
	private @Nullable String locale;

	TestCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		Address address = address();
		this.home.apply(this.contexts);
		var context = this.contexts.full();
		Prepared prepared = this.campaign.prepare(context, this.output);
		LocalDate today = CampaignArgument.today(context);
		Candidate sample = context.getBean(Rehearsals.class)
			.sample(prepared, today, Optional.ofNullable(this.customer))
			.orElseThrow(() -> new CommandException(Exit.INVALID,
					(this.customer != null) ? "The segment does not select customer %s.".formatted(this.customer)
							: "The campaign would write to nobody now, so there is no typical customer."));
		TestResult result = context.getBean(TestMessages.class)
			.send(prepared, today, sample, address, Optional.ofNullable(this.locale));
		print(result);
		return exit(result.end());
	}

	private Address address() {
		try {
			return Address.parse(this.to);
		}
		catch (IllegalArgumentException ex) {
			throw new CommandException(Exit.INVALID,
					"--to is '%s'; allowed are an email address, a number as in ".formatted(this.to)
							+ "+491701234567, and device:TOKEN");
		}
	}

	private void print(TestResult result) {
		if (this.output.isJson()) {
			this.output.json(result);
		}
		else if (result.end() == End.ACCEPTED) {
			this.output
				.line("Sent, with the data of customer %s. %s".formatted(result.customer(), result.detail()).strip());
		}
		else {
			this.output.note("Not sent (%s): %s %s".formatted(
					result.end().name().toLowerCase(Locale.ROOT).replace('_', ' '), result.code(), result.detail()));
		}
	}

	private static int exit(End end) {
		return switch (end) {
			case ACCEPTED -> Exit.OK;
			case REFUSED, IN_DOUBT -> Exit.PARTIALLY_FAILED;
			case NOT_ALLOWED -> Exit.REFUSED;
			case IMPOSSIBLE -> Exit.INVALID;
			case DEFERRED -> Exit.UNREACHABLE;
		};
	}

}
