package io.regain.report;

/**
 * Messages that a receiver's side did not want, by class.
 *
 * @param hard nobody is there
 * @param soft not now: a full mailbox, a server that is away
 * @param content what the message says, or where it comes from, was refused
 * @param size it was too large
 * @param policy our account, our rights or a rule of the receiver's
 * @param other said without a class that is known
 */
public record Bounces(long hard, long soft, long content, long size, long policy, long other) {

	static final Bounces NONE = new Bounces(0, 0, 0, 0, 0, 0);

	public long all() {
		return this.hard + this.soft + this.content + this.size + this.policy + this.other;
	}

	public Bounces plus(Bounces more) {
		return new Bounces(this.hard + more.hard, this.soft + more.soft, this.content + more.content,
				this.size + more.size, this.policy + more.policy, this.other + more.other);
	}

}
