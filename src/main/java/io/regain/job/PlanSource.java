package io.regain.job;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.regain.audience.CandidateBatch;
import io.regain.audience.CandidateStream;

/**
 * Deals the batches of one segment, in its order, to the workers that plan them: each
 * takes the next when it is done with its last, so that no more of the segment is in
 * memory than they work on.
 * <p>
 * Of a customer's rows the first counts, whichever worker is faster: a row whose customer
 * is in somebody's work is not dealt, and what was done before is in the ledger.
 */
class PlanSource {

	private final CandidateStream stream;

	private final Drive drive;

	private final Set<String> inWork = new HashSet<>();

	private boolean ended;

	PlanSource(CandidateStream stream, Drive drive) {
		this.stream = stream;
		this.drive = drive;
	}

	/**
	 * The next batch; empty at the end, or when another worker has failed.
	 * @throws PlanStoppedException if it is asked to stop, or another process has taken
	 * the run over: nobody may add to a plan that isn't theirs
	 */
	synchronized Optional<CandidateBatch> next() {
		if (this.drive.stop().isAsked()) {
			throw new PlanStoppedException(this.drive.run().name());
		}
		if (this.ended) {
			return Optional.empty();
		}
		CandidateBatch read = this.stream.read();
		this.ended = read.size() == 0;
		CandidateBatch dealt = read.only(this.inWork::add);
		this.drive.planned().add(0, read.size() - dealt.size());
		return Optional.of(dealt).filter((batch) -> !this.ended);
	}

	/** These are in the ledger. */
	synchronized void done(CandidateBatch batch) {
		batch.customerIds().forEach(this.inWork::remove);
	}

	/** A plan with a gap is none: nobody needs to go on. */
	synchronized void fail() {
		this.ended = true;
	}

}
