package io.regain.incident;

import java.util.Optional;

/**
 * That an update is told on one channel after the other, in a campaign's words.
 *
 * @param until what shows that somebody was reached: accepted, opened, acknowledged
 * @param after how long each channel is given, as in {@code 10m}
 */
public record Stepwise(String until, String after) {

	private static final int MOST_UNTIL = 16;

	private static final int MOST_AFTER = 8;

	private static final String USUAL = "10m";

	/** What is no word of a campaign is told when the update is written down. */
	public Stepwise {
		if (until.length() > MOST_UNTIL || after.length() > MOST_AFTER) {
			throw new IllegalArgumentException(
					"'%s' after '%s' is no escalation; allowed: accepted, opened or acknowledged, after %s or the like"
						.formatted(until, after, USUAL));
		}
	}

	/**
	 * As it was asked for.
	 * @throws IllegalArgumentException if a time is given, and nothing to wait for
	 */
	public static Optional<Stepwise> of(Optional<String> until, Optional<String> after) {
		if (until.isEmpty() && after.isPresent()) {
			throw new IllegalArgumentException(
					"'escalate-after' says how long 'escalate' gives each channel; it is missing");
		}
		return until.map((shown) -> new Stepwise(shown, after.orElse(USUAL)));
	}

}
