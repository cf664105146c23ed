package io.regain.cli;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.regain.audience.Candidate;
import io.regain.channel.Outcome;
import io.regain.job.Rehearsals;
import io.regain.job.TestMessages;
import io.regain.message.Address;
import io.regain.message.DeviceToken;
import io.regain.message.EmailAddress;
import io.regain.message.PhoneNumber;
import io.regain.plan.Prepared;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends one marked message to a colleague. */
@Command(name = "test", description = "Send one marked message to yourself, with a typical customer's data.",
		footer = { "", "The ledger knows nothing of it; no run is touched." })
class TestCommand implements Callable<Integer> {

	private static final String DEVICE = "device:";

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final HomeOption home = new HomeOption();

	@Mixin
	private final CampaignArgument campaign = new CampaignArgument();

	@Option(names = "--to", paramLabel = "ADDRESS", required = true,
			description = "An email address, a number as in +491701234567, or device:TOKEN.")
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
		Outcome outcome = context.getBean(TestMessages.class)
			.send(prepared, today, sample, address, Optional.ofNullable(this.locale));
		return answer(outcome, sample.customerId());
	}

	private Address address() {
		try {
			if (this.to.startsWith(DEVICE)) {
				return new DeviceToken(this.to.substring(DEVICE.length()));
			}
			return this.to.startsWith("+") ? new PhoneNumber(this.to) : new EmailAddress(this.to);
		}
		catch (IllegalArgumentException ex) {
			throw new CommandException(Exit.INVALID,
					"--to is '%s'; allowed are an email address, a number as in ".formatted(this.to)
							+ "+491701234567, and device:TOKEN");
		}
	}

	private int answer(Outcome outcome, String sample) {
		if (outcome instanceof Outcome.Accepted accepted) {
			this.output.line("Sent, with the data of customer %s. %s".formatted(sample, accepted.providerId()).strip());
			return Exit.OK;
		}
		this.output.note("Not sent: " + outcome);
		return Exit.PARTIALLY_FAILED;
	}

}
