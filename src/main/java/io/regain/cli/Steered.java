package io.regain.cli;

import java.util.Optional;

import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;

/** What came of a decision about a run, as JSON and in words. */
record Steered(String run, String status, Optional<String> note) {

	static Steered of(Run run) {
		return new Steered(run.name().toString(), run.status().name(), Optional.ofNullable(run.note()));
	}

	/**
	 * Prints how the run stands, if it stands as was wanted.
	 * @throws CommandException if it doesn't
	 */
	static void print(Output output, Run run, RunStatus wanted, String otherwise) {
		if (run.status() != wanted) {
			throw new CommandException(Exit.REFUSED,
					"Refused: %s is %s; %s.".formatted(run.name(), run.status(), otherwise));
		}
		if (output.isJson()) {
			output.json(of(run));
		}
		else {
			output.line("%s is %s%s".formatted(run.name(), run.status(),
					Optional.ofNullable(run.note()).map((note) -> ": " + note).orElse("")));
		}
	}

}
