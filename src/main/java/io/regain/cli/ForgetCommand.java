package io.regain.cli;

import java.util.Optional;
import java.util.concurrent.Callable;

import io.regain.delivery.ForgetCustomer;
import io.regain.delivery.ForgetCustomer.Forgotten;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases a person. */
@Command(name = "forget", description = {
		"Empty all that is kept of a customer: addresses, facts, words, the id. This cannot be undone.",
		"Figures stay, and suppressions of their addresses, as hashes. The company's own data is the company's." },
		exitCodeList = { "0:the customer is forgotten", Exit.WRONG,
				"4:refused: --yes is missing, or a message to them is being sent", Exit.AWAY })
class ForgetCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Parameters(paramLabel = "CUSTOMER", description = "The customer's id in the company's database.")
	@SuppressWarnings("NullAway.Init")
	private String customer;

	@Option(names = "--suppress",
			description = "Also write to none of the addresses any more at which they were written to.")
	private boolean suppress;

	@Option(names = "--yes", description = "Do it.")
	private boolean yes;

	@Mixin
	private final ByOption by = new ByOption();

	ForgetCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		String by = this.by.name();
		var context = this.contexts.full();
		if (!this.yes) {
			throw new CommandException(Exit.REFUSED,
					"What is kept of customer %s would be emptied for ever; --yes does it.".formatted(this.customer));
		}
		try {
			told(context.getBean(ForgetCustomer.class)
				.forget(this.customer, Optional.of(by).filter((name) -> this.suppress)));
		}
		catch (IllegalStateException ex) {
			throw new CommandException(Exit.REFUSED, "Not forgotten: %s; try again.".formatted(ex.getMessage()));
		}
		return Exit.OK;
	}

	private void told(Forgotten forgotten) {
		if (this.output.isJson()) {
			this.output.json(forgotten);
		}
		else if (forgotten.rows() == 0) {
			this.output.line("Nothing is kept of customer %s.".formatted(this.customer));
		}
		else {
			this.output.line("Customer %s is forgotten: %s emptied%s.".formatted(this.customer,
					Output.plural(forgotten.rows(), "row"),
					(forgotten.suppressed() > 0) ? ", addresses suppressed: " + forgotten.suppressed() : ""));
		}
	}

}
