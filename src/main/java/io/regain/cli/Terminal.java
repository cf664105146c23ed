package io.regain.cli;

import java.io.Console;

/** Whether a person is looking. */
public final class Terminal {

	private Terminal() {
	}

	/**
	 * Since Java 22 there always is a console, which says itself whether it is a
	 * terminal.
	 */
	public static boolean isThere() {
		Console console = System.console();
		if (console == null) {
			return false;
		}
		try {
			return (boolean) Console.class.getMethod("isTerminal").invoke(console);
		}
		catch (ReflectiveOperationException ex) {
			return true;
		}
	}

}
