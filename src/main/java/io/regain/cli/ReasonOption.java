package io.regain.cli;

import java.util.Optional;

import io.regain.audience.Suppression;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One of the reasons for which an address is suppressed. */
class ReasonOption {

	private static final int MOST_NOTE = 200;

	@Option(names = "--reason", paramLabel = "REASON",
			description = "unsubscribed (no marketing), complained (nothing but incidents), hard-bounce, soft-bounce or manual (nothing at all).")
	private @Nullable String reason;

	/**
	 * @throws CommandException if it is none
	 */
	Optional<Suppression> parsed() {
		try {
			return Optional.ofNullable(this.reason).map(Suppression::of);
		}
		catch (IllegalArgumentException ex) {
			throw new CommandException(Exit.INVALID,
					"--reason is '%s'; allowed are %s".formatted(this.reason, String.join(", ", Suppression.ids())));
		}
	}

	/**
	 * @throws CommandException if it does not fit into a line
	 */
	static String note(String text) {
		if (text.length() > MOST_NOTE || text.chars().anyMatch((c) -> c < ' ')) {
			throw new CommandException(Exit.INVALID,
					"--because has more than %d characters, or more than one line".formatted(MOST_NOTE));
		}
		return text;
	}

}
