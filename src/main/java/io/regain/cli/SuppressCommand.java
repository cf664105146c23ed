package io.regain.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.message.Address;
import io.regain.message.Secret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Keeps us from writing to an address. */
@Command(name = "suppress", description = "Write to these addresses no more; also to what is planned and has not left.",
		exitCodeList = { "0:they are suppressed", Exit.WRONG, Exit.AWAY })
class SuppressCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final AddressArgument addresses = new AddressArgument();

	@Mixin
	private final ReasonOption reason = new ReasonOption();

	@Option(names = "--because", paramLabel = "TEXT", defaultValue = "", description = "Why, for whoever asks later.")
	@SuppressWarnings("NullAway.Init")
	private String because;

	@Option(names = "--until", paramLabel = "DATE", description = "The day on which it ends (default: never).")
	private @Nullable LocalDate until;

	@Mixin
	private final ByOption by = new ByOption();

	SuppressCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		List<Address> parsed = this.addresses.parsed();
		Suppression why = this.reason.parsed().orElse(Suppression.MANUAL);
		String by = this.by.name();
		String note = ReasonOption.note(this.because);
		var context = this.contexts.full();
		var end = Optional.ofNullable(this.until).map((day) -> day.atStartOfDay().toInstant(ZoneOffset.UTC));
		if (end.filter((moment) -> !moment.isAfter(context.getBean(Clock.class).instant())).isPresent()) {
			throw new CommandException(Exit.INVALID, "--until is past; allowed is a day to come, as in 2027-01-31.");
		}
		for (Address address : parsed) {
			context.getBean(Secret.class)
				.hashes(address)
				.forEach(
						(hash) -> context.getBean(Suppressions.class).add(address.channel(), hash, why, by, note, end));
		}
		if (this.output.isJson()) {
			this.output.json(Map.of("suppressed", parsed.size(), "reason", why.id()));
		}
		else {
			this.output.line("%s suppressed: %s%s.".formatted(
					(parsed.size() == 1) ? "1 address is" : parsed.size() + " addresses are", why.id(),
					end.map((moment) -> " until " + this.until).orElse("")));
		}
		return Exit.OK;
	}

}
