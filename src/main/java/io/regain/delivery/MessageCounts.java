package io.regain.delivery;

/**
 * How the messages of a run, or of one of its channels, stand. Always
 * {@code planned = accepted + refused + inDoubt + expired + cancelled + suppressed +
 * superseded + open}; deferred, delayed and held are parts of open.
 *
 * @param accepted ever taken by a provider, whatever became of it later
 * @param refusedByUs refused for a reason that we must mend; a part of refused
 * @param inDoubtUnsettled in doubt and not yet settled by a person; a part of inDoubt
 * @param toSendAgain in doubt, and sent again when it is due; a part of inDoubtUnsettled
 * @param delayed waiting for a time of their recipients' day
 * @param frozen held until an incident is over; a part of held
 * @param possiblyTwice sent again after an attempt whose outcome was unknown
 * @param laterSteps held until an earlier channel has had its time; a part of held
 * @param notNeeded not sent since another channel had reached the customer; a part of
 * suppressed
 */
public record MessageCounts(long planned, long accepted, long refused, long refusedByUs, long inDoubt,
		long inDoubtUnsettled, long toSendAgain, long expired, long cancelled, long suppressed, long superseded,
		long open, long deferred, long delayed, long held, long frozen, long possiblyTwice, long laterSteps,
		long notNeeded) {

	public static final MessageCounts NONE = new MessageCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

	public MessageCounts plus(MessageCounts other) {
		return new MessageCounts(this.planned + other.planned, this.accepted + other.accepted,
				this.refused + other.refused, this.refusedByUs + other.refusedByUs, this.inDoubt + other.inDoubt,
				this.inDoubtUnsettled + other.inDoubtUnsettled, this.toSendAgain + other.toSendAgain,
				this.expired + other.expired, this.cancelled + other.cancelled, this.suppressed + other.suppressed,
				this.superseded + other.superseded, this.open + other.open, this.deferred + other.deferred,
				this.delayed + other.delayed, this.held + other.held, this.frozen + other.frozen,
				this.possiblyTwice + other.possiblyTwice, this.laterSteps + other.laterSteps,
				this.notNeeded + other.notNeeded);
	}

	/** Whether every planned message is accounted for. */
	public boolean addsUp() {
		return this.planned == this.accepted + this.refused + this.inDoubt + this.expired + this.cancelled
				+ this.suppressed + this.superseded + this.open;
	}

	/** How a run that stands so has ended; {@link RunStatus#SENDING} if it has not. */
	RunStatus status() {
		if (this.open > 0 || this.toSendAgain > 0) {
			return RunStatus.SENDING;
		}
		boolean perfect = this.inDoubtUnsettled == 0 && this.refusedByUs == 0 && this.expired == 0;
		return perfect ? RunStatus.COMPLETED : RunStatus.PARTIALLY_FAILED;
	}

}
