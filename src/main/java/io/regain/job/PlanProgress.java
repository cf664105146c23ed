package io.regain.job;

import java.util.concurrent.atomic.LongAdder;

/** How many rows of the segment have been planned; read while it goes on. */
public final class PlanProgress {

	private final LongAdder selected = new LongAdder();

	private final LongAdder duplicates = new LongAdder();

	public long selected() {
		return this.selected.sum();
	}

	public long duplicates() {
		return this.duplicates.sum();
	}

	void add(int customers, int duplicateRows) {
		this.selected.add(customers);
		this.duplicates.add(duplicateRows);
	}

}
