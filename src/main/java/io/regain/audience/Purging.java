package io.regain.audience;

import java.time.Instant;
import java.util.function.IntSupplier;

/**
 * Implemented by each room that keeps something personal for a time only: takes it out of
 * what is older. In pieces, so that no transaction grows with what there is; doing it
 * again changes nothing.
 */
public interface Purging {

	/** Rows that are emptied or deleted at once. */
	int AT_ONCE = 10_000;

	/**
	 * @param before what was made before this moment is old
	 * @return how many rows were emptied or deleted
	 */
	long purge(Instant before);

	/**
	 * Does it piece by piece, until a piece is not full.
	 * @param piece changes at most {@value #AT_ONCE} rows, and says how many
	 * @return how many rows there were
	 */
	static long all(IntSupplier piece) {
		long rows = 0;
		int changed;
		do {
			changed = piece.getAsInt();
			rows += changed;
		}
		while (changed == AT_ONCE);
		return rows;
	}

}
