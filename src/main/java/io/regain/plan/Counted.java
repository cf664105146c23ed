package io.regain.plan;

import java.time.Instant;

import io.regain.message.Channel;

/**
 * A marketing message of another run to the same customer, which may count for a cap.
 *
 * @param message its id
 * @param run the number of its run
 * @param runName {@code campaign@key}
 * @param priority its campaign's, 0 to 9
 * @param standing whether it has left
 * @param at when it left, or is due
 */
public record Counted(long message, long run, String runName, int priority, Channel channel, Standing standing,
		Instant at) {

	/** How far a message has come, as far as caps are concerned. */
	public enum Standing {

		/** It has left, or may have. */
		LEFT,
		/** On the wire, or on its way back from there. */
		LEAVING,
		/** Nothing of it has left: another may take its place. */
		WAITING

	}

	boolean isOpen() {
		return this.standing != Standing.LEFT;
	}

}
