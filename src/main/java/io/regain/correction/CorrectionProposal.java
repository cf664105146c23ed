package io.regain.correction;

import java.util.Map;
import java.util.stream.Collectors;

import io.regain.campaign.Campaign;
import io.regain.campaign.Source;
import io.regain.delivery.Definition;
import io.regain.delivery.Run;
import io.regain.job.Rehearsal;
import io.regain.message.Channel;
import io.regain.message.RunName;
import io.regain.message.Sha256;

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

	/** Of all that was shown: who is told, and what they read. */
	public String digest() {
		String sources = this.definition.sources().stream().map(Source::text).collect(Collectors.joining("\n"));
		return Sha256.hex(sources + this.definition.template().files() + this.name + this.request.part().inWords()
				+ this.rehearsal.byChannel() + this.unknown);
	}

}
