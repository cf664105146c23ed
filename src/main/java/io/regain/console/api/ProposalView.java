package io.regain.console.api;

import java.util.List;

import io.regain.incident.Proposal;
import io.regain.job.Rehearsal;

/**
 * A draft as who has to confirm it sees it.
 *
 * @param digest to be given back with the confirmation
 */
record ProposalView(long incident, UpdateView update, Rehearsal rehearsal, List<String> warnings, String digest,
		boolean needsApproval) {

	static ProposalView of(Proposal proposal, UpdateView update) {
		return new ProposalView(proposal.incident().number(), update, proposal.rehearsal(), proposal.warnings(),
				proposal.digest(), proposal.needsApproval());
	}

}
