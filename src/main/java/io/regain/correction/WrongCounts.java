package io.regain.correction;

/**
 * How the wrong messages of one channel stand.
 *
 * @param accepted handed over, as far as is known for good
 * @param bounced taken, and come back
 * @param inTheAir on the wire at this moment
 * @param inDoubt perhaps handed over
 * @param unsent not left yet
 */
public record WrongCounts(long accepted, long bounced, long inTheAir, long inDoubt, long unsent) {

	boolean isNothing() {
		return this.accepted + this.bounced + this.inTheAir + this.inDoubt + this.unsent == 0;
	}

}
