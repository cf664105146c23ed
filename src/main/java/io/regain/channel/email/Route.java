package io.regain.channel.email;

import java.time.Duration;
import java.time.Instant;

import io.github.bucket4j.TimeMeter;
import io.regain.channel.RateLimit;

/**
 * A relay that emails may leave by: its share, its limits, and whether it works. Changed
 * by {@link Routes} only, which all threads share.
 */
final class Route {

	private static final Duration LONGEST_REST = Duration.ofMinutes(1);

	/** When a connection comes free is not known: it is asked for again. */
	private static final Duration BUSY = Duration.ofMillis(50);

	private final String name;

	private final Relay relay;

	private final SmtpConnections connections;

	private final Limits limits;

	private final RateLimit rate;

	private int inUse;

	/** What it has to make up for, in letters by weight; less than nothing if ahead. */
	private long credit;

	private int failures;

	private Instant restsUntil = Instant.MIN;

	Route(String name, Relay relay, SmtpConnections connections, Limits limits, TimeMeter time) {
		this.name = name;
		this.relay = relay;
		this.connections = connections;
		this.limits = limits;
		this.rate = new RateLimit(limits.rate(), time);
	}

	String name() {
		return this.name;
	}

	Relay relay() {
		return this.relay;
	}

	SmtpConnections connections() {
		return this.connections;
	}

	int weight() {
		return this.limits.weight();
	}

	int most(int letters) {
		return this.rate.most(letters);
	}

	/** Takes leave for so many letters, and a connection, or neither. */
	boolean take(int letters) {
		if (!hasConnection() || !this.rate.take(letters)) {
			return false;
		}
		this.inUse++;
		return true;
	}

	boolean has(int letters) {
		return hasConnection() && this.rate.until(letters).isZero();
	}

	/** Whatever the limits. */
	void force(int letters) {
		this.rate.force(letters);
		this.inUse++;
	}

	/**
	 * Its connection is free again.
	 * @param unused how many letters there was leave for that did not leave
	 */
	void giveBack(int unused) {
		this.rate.giveBack(unused);
		this.inUse--;
	}

	/** After how long it is worth while to ask again. */
	Duration until(int letters) {
		return hasConnection() ? this.rate.until(letters) : BUSY;
	}

	private boolean hasConnection() {
		return this.limits.connections() == 0 || this.inUse < this.limits.connections();
	}

	long credit() {
		return this.credit;
	}

	void credit(long letters) {
		this.credit += letters;
	}

	/** Whether nothing has got through since it failed. */
	boolean isSuspect() {
		return this.failures > 0;
	}

	boolean isUp(Instant now) {
		return !now.isBefore(this.restsUntil);
	}

	Instant restsUntil() {
		return this.restsUntil;
	}

	/** Whether that is news. */
	boolean works() {
		boolean news = isSuspect();
		this.failures = 0;
		this.restsUntil = Instant.MIN;
		return news;
	}

	/** Whether that is news. */
	boolean fails(Instant now) {
		boolean news = !isSuspect();
		if (news || isUp(now)) {
			rest(now);
		}
		return news;
	}

	/** Before it is tried again, which may take long: one at a time is enough. */
	void rest(Instant now) {
		Duration rest = Duration.ofSeconds(1L << Math.min(this.failures, 6));
		this.restsUntil = now.plus((rest.compareTo(LONGEST_REST) < 0) ? rest : LONGEST_REST);
		this.failures++;
	}

}
