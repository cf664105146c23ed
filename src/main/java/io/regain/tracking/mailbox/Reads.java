package io.regain.tracking.mailbox;

import io.regain.tracking.bounce.Returned;

/** Tells what a mail is. */
interface Reads {

	/**
	 * @param raw the mail as it came, or only its headers
	 */
	Returned read(byte[] raw);

}
