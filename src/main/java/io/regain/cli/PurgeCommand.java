package io.regain.cli;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import io.regain.audience.Retention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Empties what is older than it may be. */
@Command(name = "purge",
		description = { "Empty addresses, facts and what people wrote that is older than regain.retention.personal.",
				"For a nightly scheduler; may be stopped and started again at any time. 'serve' does it each hour." },
		exitCodeList = { "0:nothing personal is older", Exit.WRONG, Exit.AWAY })
class PurgeCommand implements Callable<Integer> {

	private final Contexts contexts;

	@Mixin
	private final Output output = new Output();

	PurgeCommand(Contexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Integer call() {
		OptionalLong rows = this.contexts.full().getBean(Retention.class).purge();
		if (rows.isEmpty()) {
			throw new CommandException(Exit.INVALID,
					"Everything is kept: set regain.retention.personal (REGAIN_RETENTION_PERSONAL), as in 400d.");
		}
		if (this.output.isJson()) {
			this.output.json(Map.of("rows", rows.getAsLong()));
		}
		else {
			this.output.line("%s emptied.".formatted(Output.plural(rows.getAsLong(), "row")));
		}
		return Exit.OK;
	}

}
