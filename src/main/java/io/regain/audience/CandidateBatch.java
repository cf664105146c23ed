package io.regain.audience;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Rows that a segment has yielded, not yet looked up: that may be done by another thread
 * than the one which reads the segment, several batches at a time.
 */
public final class CandidateBatch {

	private final List<SegmentRow> rows;

	private final Function<List<SegmentRow>, List<Candidate>> lookUp;

	CandidateBatch(List<SegmentRow> rows, Function<List<SegmentRow>, List<Candidate>> lookUp) {
		this.rows = rows;
		this.lookUp = lookUp;
	}

	public int size() {
		return this.rows.size();
	}

	/** In the segment's order. */
	public List<String> customerIds() {
		return this.rows.stream().map(SegmentRow::customerId).toList();
	}

	/** Without the rows of other customers; each row is asked for once, in order. */
	public CandidateBatch only(Predicate<String> customerId) {
		return new CandidateBatch(this.rows.stream().filter((row) -> customerId.test(row.customerId())).toList(),
				this.lookUp);
	}

	/** Looks them up: a few queries for all together. */
	public List<Candidate> candidates() {
		return this.rows.isEmpty() ? List.of() : this.lookUp.apply(this.rows);
	}

}
