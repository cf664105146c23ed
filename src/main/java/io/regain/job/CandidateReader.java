package io.regain.job;

import java.util.Iterator;
import java.util.List;

import io.regain.audience.Audiences;
import io.regain.audience.Candidate;
import io.regain.audience.CandidateStream;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** The customers of a segment, one by one, for the chunk step. */
class CandidateReader implements ItemStreamReader<Candidate> {

	private final Audiences audiences;

	private final Drive drive;

	private @Nullable CandidateStream stream;

	private Iterator<Candidate> batch = List.<Candidate>of().iterator();

	CandidateReader(Audiences audiences, Drive drive) {
		this.audiences = audiences;
		this.drive = drive;
	}

	@Override
	public void open(ExecutionContext context) {
		this.stream = this.audiences.open(this.drive.wishes(), this.drive.run().number(), this.drive.hold().fence());
	}

	/**
	 * Null at the end, as Spring Batch wants it.
	 * @throws PlanStoppedException if it is asked to stop, or another process has taken
	 * the run over: nobody may add to a plan that isn't theirs
	 */
	@Override
	public @Nullable Candidate read() {
		if (!this.batch.hasNext() && this.stream != null) {
			if (this.drive.stop().isAsked()) {
				throw new PlanStoppedException(this.drive.run().name());
			}
			this.batch = this.stream.next().iterator();
		}
		return this.batch.hasNext() ? this.batch.next() : null;
	}

	@Override
	public void close() {
		if (this.stream != null) {
			this.stream.close();
			this.stream = null;
		}
		this.audiences.close(this.drive.run().number(), this.drive.hold().fence());
	}

}
