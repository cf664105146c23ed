package io.regain.cli;

/** Ends a command with a sentence and an exit code. */
class CommandException extends RuntimeException {

	private final int exit;

	CommandException(int exit, String message) {
		super(message);
		this.exit = exit;
	}

	int exit() {
		return this.exit;
	}

}
