package io.regain.cli;

import java.util.List;
import java.util.concurrent.Callable;

import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.Runs;
import io.regain.delivery.Settlements;
import io.regain.delivery.Settlements.Doubt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides about messages in doubt. */
@Command(name = "settle", description = "List the messages of a run whose outcome nobody knows, or decide about them.")
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
		var context = this.contexts.full();
		Run found = this.run.find(context.getBean(Runs.class));
		Settlements settlements = context.getBean(Settlements.class);
		List<Doubt> doubts = settlements.open(found)
			.stream()
			.filter((doubt) -> this.messages.isEmpty() || this.messages.contains(doubt.message()))
			.toList();
		if (this.choice == null || doubts.isEmpty()) {
			list(doubts, found);
			return Exit.OK;
		}
		List<Long> ids = doubts.stream().map(Doubt::message).toList();
		RunBook book = context.getBean(RunBook.class);
		if (this.choice.drop) {
			int dropped = settlements.drop(found, ids, this.by);
			Run settled = book.settle(found);
			this.output.line("%s dropped; %s is %s.".formatted(Output.plural(dropped, "message"), found.name(),
					settled.status()));
		}
		else {
			int planned = settlements.sendAgain(found, ids, this.by);
			book.reopen(found);
			this.output.line("%s planned again; 'run %s --key %s' sends them."
				.formatted(Output.plural(planned, "message"), found.campaign(), found.key()));
		}
		return Exit.OK;
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

	static class Choice {

		@Option(names = "--send", description = "Plan them again: they may arrive twice.")
		private boolean send;

		@Option(names = "--drop", description = "Leave them: they may never have arrived.")
		private boolean drop;

	}

}
