package io.regain.cli;

import java.util.List;
import java.util.concurrent.Callable;

import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.Settlements;
import io.regain.delivery.Settlements.Doubt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.springframework.context.ApplicationContext;

/** Decides about messages in doubt. */
@Command(name = "settle", description = "List the messages of a run whose outcome nobody knows, or decide about them.",
		exitCodeList = { "0:they are listed, or settled", Exit.WRONG, Exit.AWAY })
class SettleCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	@Mixin
	private final RunArgument run = new RunArgument();

	@ArgGroup
	private @Nullable Choice choice;

	@Option(names = "--message", paramLabel = "ID", split = ",",
			description = "Only these messages (default: all that are in doubt).")
	private List<Long> messages = List.of();

	@Option(names = "--by", paramLabel = "NAME", defaultValue = "${sys:user.name}",
			description = "Who decides (default: ${DEFAULT-VALUE}).")
	@SuppressWarnings("NullAway.Init")
	private String by;

	SettleCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		Run found = this.run.find(this.contexts);
		var context = this.contexts.full();
		List<Doubt> doubts = chosen(found, context.getBean(Settlements.class).open(found));
		if (this.choice == null || doubts.isEmpty()) {
			list(doubts, found);
			return Exit.OK;
		}
		decide(context, found, doubts.stream().map(Doubt::message).toList(), this.choice.drop);
		return Exit.OK;
	}

	private List<Doubt> chosen(Run run, List<Doubt> doubts) {
		if (this.messages.isEmpty()) {
			return doubts;
		}
		List<Doubt> chosen = doubts.stream().filter((doubt) -> this.messages.contains(doubt.message())).toList();
		if (chosen.size() < this.messages.size()) {
			throw new CommandException(Exit.INVALID,
					"Not all of these messages of %s are in doubt; 'settle %s' lists those that are."
						.formatted(run.name(), run.name()));
		}
		return chosen;
	}

	private void decide(ApplicationContext context, Run found, List<Long> ids, boolean drop) {
		if (found.status().isGivenUp() && !drop) {
			throw new CommandException(Exit.REFUSED, "%s is %s: nothing of it is sent any more; --drop leaves them."
				.formatted(found.name(), found.status()));
		}
		Settlements settlements = context.getBean(Settlements.class);
		int settled = drop ? settlements.drop(found, ids, this.by) : settlements.sendAgain(found, ids, this.by);
		Run run = context.getBean(RunBook.class).find(found.name()).orElseThrow();
		if (this.output.isJson()) {
			this.output
				.json(new Settled(run.name().toString(), run.status().name(), drop ? settled : 0, drop ? 0 : settled));
		}
		else if (drop) {
			this.output
				.line("%s dropped; %s is %s.".formatted(Output.plural(settled, "message"), run.name(), run.status()));
		}
		else {
			this.output.line("%s planned again; 'run %s --key %s' sends them."
				.formatted(Output.plural(settled, "message"), run.campaign(), run.key()));
		}
	}

	private void list(List<Doubt> doubts, Run found) {
		if (this.output.isJson()) {
			this.output.json(doubts);
			return;
		}
		for (Doubt doubt : doubts) {
			this.output.line("%-10d %-24s %-6s %s UTC  %s".formatted(doubt.message(), doubt.customerId(),
					doubt.channel(), doubt.sentAt(), doubt.detail()));
		}
		this.output.note(doubts.isEmpty() ? "Nothing of %s is in doubt.".formatted(found.name())
				: "%s in doubt. --send plans them again (they may arrive twice), --drop leaves them."
					.formatted(Output.plural(doubts.size(), "message")));
	}

	private record Settled(String run, String status, int dropped, int plannedAgain) {
	}

	static class Choice {

		@Option(names = "--send", description = "Plan them again: they may arrive twice.")
		private boolean send;

		@Option(names = "--drop", description = "Leave them: they may never have arrived.")
		private boolean drop;

	}

}
