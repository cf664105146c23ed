package io.regain.delivery;

/**
 * What is known of the messages that failed at an address for a reason that may go away,
 * as a full mailbox is: here or, later, by a report. Who hears of reports knows.
 */
public interface SoftFailures {

	/**
	 * Whether the address of this message, which has just failed so, is to be given up.
	 */
	boolean tooMany(MessageRef message);

}
