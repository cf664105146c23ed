package io.regain.channel.email;

import java.time.Duration;
import java.util.function.IntConsumer;

/** Leave to hand letters over by a route, over one connection, until it is closed. */
final class Leave implements AutoCloseable {

	private final Route route;

	private final int letters;

	private final Duration again;

	private final IntConsumer end;

	private int used;

	/**
	 * @param end is told how many letters did not leave
	 */
	Leave(Route route, int letters, Duration again, IntConsumer end) {
		this.route = route;
		this.letters = letters;
		this.again = again;
		this.end = end;
	}

	Route route() {
		return this.route;
	}

	/** How many; 0 if it is not yet the time. */
	int letters() {
		return this.letters;
	}

	/** If it is not: after how long it is worth while to ask again. */
	Duration again() {
		return this.again;
	}

	/** So many have left, or may have. */
	void use(int letters) {
		this.used += letters;
	}

	@Override
	public void close() {
		this.end.accept(this.letters - this.used);
	}

}
