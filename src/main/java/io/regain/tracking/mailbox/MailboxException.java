package io.regain.tracking.mailbox;

/** The mailbox cannot be read now; what is in it stays there. */
public class MailboxException extends RuntimeException {

	/**
	 * @param message a sentence that names the property to look at
	 */
	MailboxException(String message, Throwable cause) {
		super(message, cause);
	}

}
