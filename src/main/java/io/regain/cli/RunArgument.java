package io.regain.cli;

import io.regain.delivery.Run;
import io.regain.delivery.Runs;
import io.regain.message.RunName;
import picocli.CommandLine.Parameters;

/** The name of a run. */
class RunArgument {

	@Parameters(paramLabel = "RUN", description = "The run, as in lapsed-90-days@2026-11-22.")
	@SuppressWarnings("NullAway.Init")
	private String run;

	Run find(Runs runs) {
		RunName name;
		try {
			name = RunName.parse(this.run);
		}
		catch (IllegalArgumentException ex) {
			throw new CommandException(Exit.INVALID, String.valueOf(ex.getMessage()));
		}
		return runs.find(name)
			.orElseThrow(() -> new CommandException(Exit.INVALID,
					"There is no run %s; 'runs' lists the newest.".formatted(name)));
	}

}
