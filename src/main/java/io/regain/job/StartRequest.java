package io.regain.job;

import java.util.Optional;

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
 */
public record StartRequest(String campaign, Optional<String> key, Optional<Long> limit, boolean waits, boolean resume,
		boolean late, boolean retryFailed) {

	public static StartRequest of(String campaign) {
		return new StartRequest(campaign, Optional.empty(), Optional.empty(), true, false, false, false);
	}

}
