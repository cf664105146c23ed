package io.regain.incident;

import java.util.List;

import io.regain.job.Rehearsal;

/**
 * An update that was written down, with what would be sent: what a person sees who is
 * asked whether to send it.
 *
 * @param rehearsal to whom, on which channels, with samples; nobody, if nothing is sent
 * @param warnings sentences about what readers would miss
 * @param digest what was shown, as a SHA-256: to be given back when it is confirmed
 * @param needsApproval whether a second person has to look at it
 */
public record Proposal(Incident incident, Update update, Rehearsal rehearsal, List<String> warnings, String digest,
		boolean needsApproval) {

	public Proposal {
		warnings = List.copyOf(warnings);
	}

}
