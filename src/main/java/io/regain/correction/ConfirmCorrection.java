package io.regain.correction;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

import io.regain.delivery.Run;
import io.regain.delivery.Stop;
import io.regain.job.KeepRunning;
import io.regain.job.LoggingObserver;
import io.regain.message.RunName;

import org.springframework.stereotype.Service;

/**
 * Puts a run right in two requests: somebody is shown what would be said, and wants that.
 */
@Service
public class ConfirmCorrection {

	private final CorrectRun correctRun;

	private final Corrections corrections;

	private final KeepRunning keepRunning;

	ConfirmCorrection(CorrectRun correctRun, Corrections corrections, KeepRunning keepRunning) {
		this.correctRun = correctRun;
		this.corrections = corrections;
		this.keepRunning = keepRunning;
	}

	/**
	 * Holds the run, and looks who got it; as often as it is asked.
	 * @throws CorrectionException if it cannot be put right so
	 */
	public CorrectionProposal look(CorrectionRequest request) {
		return this.correctRun.propose(request, new Stop());
	}

	/**
	 * Tells what is right, by a run that is driven here.
	 * @param digest of the proposal that was shown
	 * @param keepHeld whether what has not left waits for a person
	 * @param shown what the person read, for the audit log
	 * @throws CorrectionException if something else would be said, or to others
	 */
	public CorrectionProposal confirm(CorrectionRequest request, String digest, boolean keepHeld, String shown) {
		CorrectionProposal proposal = look(request);
		if (!MessageDigest.isEqual(digest.getBytes(StandardCharsets.UTF_8),
				proposal.digest().getBytes(StandardCharsets.UTF_8))) {
			throw new CorrectionException(
					"what would be said, or to whom, is not what was shown any more; look at it again, then confirm that");
		}
		if (proposal.rehearsal().included() == 0 && proposal.unsent() == 0) {
			throw new CorrectionException("nobody is to be told, and nothing is to be stopped");
		}
		Run begun = this.correctRun.begin(proposal, keepHeld, shown, new LoggingObserver());
		this.keepRunning.drive(begun.name());
		return proposal;
	}

	/** What puts a run right, the oldest first. */
	public List<RunName> of(Run wrong) {
		return this.corrections.of(wrong);
	}

}
