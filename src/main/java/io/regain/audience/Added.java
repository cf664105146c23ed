package io.regain.audience;

/**
 * What became of the rows that were to join a frozen audience.
 *
 * @param added customers who are in it now, and were not before
 * @param already rows of customers who were in it: what is known of them stays
 * @param unknown rows of customers whom {@code regain_customer} does not have
 * @param duplicates further rows of the same customer
 */
public record Added(long added, long already, long unknown, long duplicates) {

	static final Added NOBODY = new Added(0, 0, 0, 0);

	Added and(Added others) {
		return new Added(this.added + others.added, this.already + others.already, this.unknown + others.unknown,
				this.duplicates + others.duplicates);
	}

}
