package io.regain.audience;

import java.util.List;

/**
 * The customers of a segment in its order, batch by batch. Read by one thread at a time;
 * close it to end the query.
 */
public interface CandidateStream extends AutoCloseable {

	/**
	 * The next batch; empty at the end. The same customer may come again: the first row
	 * counts.
	 */
	CandidateBatch read();

	/** The next batch, looked up at once. */
	default List<Candidate> next() {
		return read().candidates();
	}

	@Override
	void close();

}
