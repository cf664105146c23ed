package io.regain.correction;

import java.util.Map;

import io.regain.campaign.Campaign;
import io.regain.delivery.Definition;
import io.regain.delivery.Run;
import io.regain.job.Rehearsal;
import io.regain.message.Channel;
import io.regain.message.RunName;

/**
 * What would be said to whom: for a person who is asked whether to send it.
 *
 * @param wrong the run as it is now: held, if something of it has not left
 * @param counts how the wrong messages stand, by channel
 * @param unknown who got it and cannot be told, since nothing of them is kept
 * @param rehearsal of the correction, with a message as one customer would read it
 */
public record CorrectionProposal(CorrectionRequest request, Run wrong, RunName name, Map<Channel, WrongCounts> counts,
		long unknown, Rehearsal rehearsal, Campaign campaign, Definition definition) {

	/** How many messages must not leave. */
	public long unsent() {
		return this.counts.values().stream().mapToLong(WrongCounts::unsent).sum();
	}

}
