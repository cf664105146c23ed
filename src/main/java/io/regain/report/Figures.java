package io.regain.report;

/**
 * What came of messages; all numbers are of messages. As JSON it is a contract: names are
 * not changed, only added.
 *
 * @param accepted taken by a provider, whatever became of it later
 * @param delivered accepted and not bounced until now: mail tells no more than that
 * @param confirmed whose delivery the provider reported; a part of delivered
 * @param refused not taken, by class; what could not be rendered, or was stopped by the
 * receiver at the provider, is no bounce and not in it
 * @param bounced accepted, and came back later, by the gravest class that was reported
 * @param opened by a person
 * @param openedByMachines by machines, and by no person
 * @param clicked by a person
 * @param clickedByMachines by machines, and by no person
 */
public record Figures(long planned, long accepted, long delivered, long confirmed, Bounces refused, Bounces bounced,
		long opened, long openedByMachines, long clicked, long clickedByMachines, long unsubscribed, long complained,
		long replied) {

	static final Figures NONE = new Figures(0, 0, 0, 0, Bounces.NONE, Bounces.NONE, 0, 0, 0, 0, 0, 0, 0);

	/** Messages of which a receiver's side has said something: accepted, or refused. */
	public long tried() {
		return this.accepted + this.refused.all();
	}

	/** Refused at once, and come back later. */
	public Bounces lost() {
		return this.refused.plus(this.bounced);
	}

	public Share deliveredShare() {
		return new Share(this.delivered, this.accepted);
	}

	public Share lostShare() {
		return new Share(lost().all(), tried());
	}

	public Figures plus(Figures more) {
		return new Figures(this.planned + more.planned, this.accepted + more.accepted, this.delivered + more.delivered,
				this.confirmed + more.confirmed, this.refused.plus(more.refused), this.bounced.plus(more.bounced),
				this.opened + more.opened, this.openedByMachines + more.openedByMachines, this.clicked + more.clicked,
				this.clickedByMachines + more.clickedByMachines, this.unsubscribed + more.unsubscribed,
				this.complained + more.complained, this.replied + more.replied);
	}

}
