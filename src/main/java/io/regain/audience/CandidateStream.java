package io.regain.audience;

import java.util.List;

/**
 * The customers of a segment in its order, batch by batch. Used by one thread; close it
 * to end the query.
 */
public interface CandidateStream extends AutoCloseable {

	/**
	 * The next batch; empty at the end. The same customer may come again: the first row
	 * counts.
	 */
	List<Candidate> next();

	@Override
	void close();

}
