package io.regain.channel.email;

import java.time.Duration;

/**
 * Leave to hand letters over by a route, over one connection, until it is closed.
 *
 * @param letters how many; 0 if it is not yet the time
 * @param again if it is not: after how long it is worth while to ask again
 */
record Leave(Route route, int letters, Duration again, Runnable end) implements AutoCloseable {

	@Override
	public void close() {
		this.end.run();
	}

}
