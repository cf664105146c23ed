package io.regain.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What stands above all commands. */
@Command(name = "regain", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT, versionProvider = Version.class,
		description = "Customer communication that keeps its word.", synopsisSubcommandLabel = "COMMAND",
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:the run is complete, or the question was answered",
				"1:the run ended, and a person has something to look at",
				"2:bad usage, or an invalid definition; nothing was sent",
				"3:stopped before the end (paused, cancelled, interrupted, limited, --no-wait)",
				"4:refused by a guard (held by another process, paused, overdue, stale, unexpected audience)",
				"5:a part that is needed cannot be reached" })
class RegainCommand implements Callable<Integer> {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	/** A scheduler that lost its arguments must not be told that all is well. */
	@Override
	public Integer call() {
		this.spec.commandLine().usage(this.spec.commandLine().getErr());
		return Exit.INVALID;
	}

}
