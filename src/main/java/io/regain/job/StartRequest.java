package io.regain.job;

import java.util.Optional;

import io.regain.message.RunName;

/**
 * What somebody who starts a run wants.
 *
 * @param campaign the campaign's id
 * @param key what makes the run one; today's date in the configured zone if not given
 * @param limit only so many recipients for now
 * @param waits whether to stay until nothing is open, or to end when nothing can be sent
 * now
 * @param resume goes on with a run that nobody has driven for long
 * @param late sends although the deadline has passed
 * @param retryFailed sends again what was refused for a reason of ours
 * @param takesUp goes on with what somebody else has begun, as they left it: what they
 * held back stays
 */
public record StartRequest(String campaign, Optional<String> key, Optional<Long> limit, boolean waits, boolean resume,
		boolean late, boolean retryFailed, boolean takesUp) {

	/**
	 * @throws IllegalArgumentException if this can never be the name of a run
	 */
	public StartRequest {
		new RunName(campaign, key.orElse("today"));
	}

	public StartRequest(String campaign, Optional<String> key, Optional<Long> limit, boolean waits, boolean resume,
			boolean late, boolean retryFailed) {
		this(campaign, key, limit, waits, resume, late, retryFailed, false);
	}

	/** To go on with a run that nobody drives. */
	static StartRequest takingUp(RunName run) {
		return new StartRequest(run.campaign(), Optional.of(run.key()), Optional.empty(), true, false, false, false,
				true);
	}

	/** To go on with what was begun. */
	public static StartRequest of(RunName run) {
		return new StartRequest(run.campaign(), Optional.of(run.key()), Optional.empty(), true, false, false, false);
	}

	public static StartRequest of(String campaign) {
		return new StartRequest(campaign, Optional.empty(), Optional.empty(), true, false, false, false);
	}

}
