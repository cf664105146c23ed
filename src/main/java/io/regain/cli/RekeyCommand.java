package io.regain.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;

import io.regain.audience.Rekey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Changes the key of suppressions. */
@Command(name = "rekey", description = { "Bring the suppressions of all customers under a new regain.secret.",
		"Set regain.secret to the new one and regain.previous-secret to the one before, everywhere; run this. "
				+ "Keep the one before until its links have been forgotten, and for as long as customers may come "
				+ "back whom regain_customer does not know now." },
		exitCodeList = { "0:it is done", Exit.WRONG, Exit.AWAY })
class RekeyCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	RekeyCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		var context = this.contexts.full();
		Rekey rekey = context.getBean(Rekey.class);
		if (!rekey.isNeeded()) {
			throw new CommandException(Exit.INVALID,
					"There is no secret before: set regain.previous-secret (REGAIN_PREVIOUS_SECRET) to it.");
		}
		long suppressed = rekey.rekey(LocalDate.now(context.getBean(Clock.class)));
		if (this.output.isJson()) {
			this.output.json(Map.of("suppressed", suppressed));
		}
		else {
			this.output.line("Customers whom the company knows have %s; all are under the new secret."
				.formatted((suppressed == 1) ? "1 suppressed address" : suppressed + " suppressed addresses"));
		}
		return Exit.OK;
	}

}
