package io.regain.tracking;

import java.util.Locale;

/** What can be reported of a message after it was accepted. */
public enum EventType {

	SENT, DELIVERED, BOUNCED,
	/** Not yet there; the receiver's side still tries. */
	DELAYED, OPENED, CLICKED, REPLIED,
	/** A machine answered for the receiver: a vacation note, a challenge. */
	AUTO_REPLIED,
	/** No more marketing. */
	UNSUBSCRIBED,
	/** Some of it, or none for a while. */
	PREFERENCES_CHANGED,
	/** They want offers again. */
	RESUBSCRIBED, COMPLAINED,
	/** They said that they have read it. */
	ACKNOWLEDGED;

	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
