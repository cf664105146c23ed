package io.regain.cli;

import picocli.CommandLine.Option;

/** Who decides something about a run. */
class ByOption {

	private static final int MAX_LENGTH = 64;

	@Option(names = "--by", paramLabel = "NAME", defaultValue = "${sys:user.name}",
			description = "Who decides (default: ${DEFAULT-VALUE}).")
	@SuppressWarnings("NullAway.Init")
	private String by;

	/**
	 * @throws CommandException if it is no name that fits into a line
	 */
	String name() {
		if (this.by.isBlank() || this.by.length() > MAX_LENGTH || this.by.chars().anyMatch((c) -> c < ' ')) {
			throw new CommandException(Exit.INVALID,
					"--by is '%s'; allowed is a name of up to %d characters".formatted(this.by, MAX_LENGTH));
		}
		return this.by;
	}

}
