package io.regain.cli;

/** What the process's exit code tells a scheduler. */
public final class Exit {

	/** The run is complete, or the question was answered. */
	public static final int OK = 0;

	/** The run ended, and a person has something to look at. */
	public static final int PARTIALLY_FAILED = 1;

	/** Bad usage, or an invalid definition; nothing was sent. */
	public static final int INVALID = 2;

	/** Stopped before the end. */
	public static final int STOPPED = 3;

	/** A guard refused. */
	public static final int REFUSED = 4;

	/** A part that is needed cannot be reached. */
	public static final int UNREACHABLE = 5;

	/** For the help of a command that only answers. */
	static final String ANSWERED = "0:the question was answered";

	static final String WRONG = "2:bad usage, or an invalid definition";

	static final String AWAY = "5:a part that is needed cannot be reached";

	private Exit() {
	}

}
