package io.regain.incident;

import java.util.Collection;

/**
 * Implemented by each later room that does something for those whom an incident affects:
 * takes back what has not reached them yet.
 */
public interface Leaving {

	/**
	 * These customers are not affected after all. Doing it again changes nothing.
	 */
	void left(long incident, Collection<String> customerIds);

}
