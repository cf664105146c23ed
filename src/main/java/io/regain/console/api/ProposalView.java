package io.regain.console.api;

import java.util.List;

import io.regain.incident.Proposal;
import io.regain.job.Rehearsal;

/**
 * A draft as who has to confirm it sees it.
 *
 * @param incident the incident's number
 * @param update what would be said
 * @param rehearsal what its run would do
 * @param warnings what readers would miss; nothing of it hinders the confirmation
 * @param digest what has to be given back with the confirmation
 * @param needsApproval whether a second person has to approve it
 */
record ProposalView(long incident, UpdateView update, Rehearsal rehearsal, List<String> warnings, String digest,
		boolean needsApproval) {

	static ProposalView of(Proposal proposal, UpdateView update) {
		return new ProposalView(proposal.incident().number(), update, proposal.rehearsal(), proposal.warnings(),
				proposal.digest(), proposal.needsApproval());
	}

}
