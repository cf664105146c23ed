package io.regain.audience;

/**
 * Implemented by each room that keeps something of customers: takes everything personal
 * out of it, and leaves what figures are counted from. What it keeps about an address as
 * a suppression stays.
 */
public interface Erasing {

	/**
	 * Called in a transaction with all others.
	 * @param customerId who is forgotten
	 * @param pseudonym under whose name what is left is kept
	 * @return how many rows were theirs
	 * @throws IllegalStateException if it cannot be done at this moment: says why
	 */
	int erase(String customerId, String pseudonym);

}
