package io.regain.tracking;

import java.util.Locale;

/** What can be reported of a message after it was accepted. */
enum EventType {

	SENT, DELIVERED, BOUNCED, UNSUBSCRIBED;

	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
