package io.regain.demo.outbox;

import java.io.IOException;
import java.time.Instant;

/** A message as its receiver got it. */
public sealed interface Sent permits SentMail, SentSms, SentPush {

	/** Which run it belongs to, as {@code campaign@key}; empty if nobody knows. */
	String run();

	/** When the receiver took it. */
	Instant at();

	/**
	 * Tells what the page shows, and writes the files that it links to, if any.
	 * @param number names the message and its files
	 */
	Entry write(int number, Outbox outbox) throws IOException;

}
