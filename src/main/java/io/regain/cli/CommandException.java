package io.regain.cli;

/** Ends a command with a sentence and an exit code. */
public class CommandException extends RuntimeException {

	private final int exit;

	public CommandException(int exit, String message) {
		super(message);
		this.exit = exit;
	}

	int exit() {
		return this.exit;
	}

}
