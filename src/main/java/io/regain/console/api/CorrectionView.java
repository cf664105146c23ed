package io.regain.console.api;

import java.util.Map;

import io.regain.correction.CorrectionProposal;
import io.regain.correction.WrongCounts;
import io.regain.job.Rehearsal;
import io.regain.message.Channel;

/**
 * What would be said to those who got something wrong, as who has to confirm it sees it.
 *
 * @param run the wrong one
 * @param status how it stands now: PAUSED, if something of it has not left
 * @param part what of it is wrong, in words
 * @param byChannel how the wrong messages stand
 * @param unsent how many will never leave
 * @param unknown who got it and cannot be told, since nothing of them is kept
 * @param correction the name of the run that tells what is right
 * @param reach whom it tells, with a message as one customer would read it
 * @param digest to be given back with the confirmation
 */
record CorrectionView(String run, String status, String part, Map<Channel, WrongCounts> byChannel, long unsent,
		long unknown, String correction, Rehearsal reach, String digest) {

	static CorrectionView of(CorrectionProposal proposal) {
		return new CorrectionView(proposal.wrong().name().toString(), proposal.wrong().status().name(),
				proposal.request().part().inWords(), proposal.counts(), proposal.unsent(), proposal.unknown(),
				proposal.name().toString(), proposal.rehearsal(), proposal.digest());
	}

}
