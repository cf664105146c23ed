package io.regain.delivery;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a message is in its life. Each state names where it may come from; the SQL that
 * moves a message repeats that in its WHERE.
 */
public enum State {

	/** To be sent: now, when it is due, or when what holds it lets go. */
	PLANNED,
	/**
	 * On the wire: whoever finds it so without its worker knows nothing of its outcome.
	 */
	SENDING,
	/** The provider took it. */
	ACCEPTED,
	/** It will not be taken, or could not be rendered. */
	REFUSED,
	/** It may have been taken. */
	IN_DOUBT, DELIVERED, BOUNCED, EXPIRED, CANCELLED, SUPPRESSED, SUPERSEDED;

	/** The states from which this one may be reached. */
	public Set<State> origins() {
		return switch (this) {
			case PLANNED -> EnumSet.of(SENDING, IN_DOUBT, REFUSED, EXPIRED);
			case SENDING -> EnumSet.of(PLANNED);
			case ACCEPTED -> EnumSet.of(SENDING, IN_DOUBT);
			case REFUSED -> EnumSet.of(PLANNED, SENDING);
			case IN_DOUBT -> EnumSet.of(SENDING);
			// Of what is to be sent again after a doubt, the first try may have arrived
			case DELIVERED -> EnumSet.of(PLANNED, SENDING, IN_DOUBT, ACCEPTED);
			case BOUNCED -> EnumSet.of(SENDING, IN_DOUBT, ACCEPTED, DELIVERED);
			case EXPIRED, CANCELLED, SUPPRESSED, SUPERSEDED -> EnumSet.of(PLANNED);
		};
	}

	public boolean mayBecome(State next) {
		return next.origins().contains(this);
	}

	/** Whether something is still to be done about a message in this state. */
	public boolean isOpen() {
		return this == PLANNED || this == SENDING;
	}

}
