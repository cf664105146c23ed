package io.regain.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.message.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets us write to an address again. */
@Command(name = "unsuppress", description = "Write to these addresses again. That they were suppressed is kept.",
		exitCodeList = { "0:they may be written to", Exit.WRONG, Exit.AWAY })
class UnsuppressCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final AddressArgument addresses = new AddressArgument();

	@Mixin
	private final ReasonOption reason = new ReasonOption();

	@Option(names = "--because", paramLabel = "TEXT", required = true,
			description = "Why: somebody may have to prove it. Whoever unsubscribed has to ask for it.")
	@SuppressWarnings("NullAway.Init")
	private String because;

	@Mixin
	private final ByOption by = new ByOption();

	UnsuppressCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		var parsed = this.addresses.parsed();
		Set<Suppression> reasons = this.reason.parsed()
			.map((one) -> EnumSet.of(one))
			.orElseGet(() -> EnumSet.allOf(Suppression.class));
		String note = ReasonOption.note(this.because + " (" + this.by.name() + ")");
		var context = this.contexts.full();
		List<byte[]> hashes = parsed.stream()
			.flatMap((address) -> context.getBean(Secret.class).hashes(address).stream())
			.toList();
		int lifted = context.getBean(Suppressions.class).lift(hashes, reasons, note);
		if (this.output.isJson()) {
			this.output.json(Map.of("lifted", lifted));
		}
		else if (lifted == 0) {
			this.output.line("Nothing to lift: no such suppression is in force.");
		}
		else {
			this.output.line("%s lifted.".formatted(Output.plural(lifted, "suppression")));
		}
		return Exit.OK;
	}

}
