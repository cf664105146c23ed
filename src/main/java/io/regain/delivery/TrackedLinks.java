package io.regain.delivery;

/**
 * The addresses of our own by which we learn that an email was opened, or a link in it
 * followed; whoever answers them makes them. They are short, and name nobody.
 */
public interface TrackedLinks {

	/** Whether opens may be learned at all, on this installation. */
	boolean opens();

	/** Whether clicks may be learned at all, on this installation. */
	boolean clicks();

	/** An image that is there to be fetched. */
	String open(long messageId);

	/**
	 * Leads to a link's target.
	 * @param link one of {@link LinkTargets}
	 */
	String click(long messageId, long link);

}
