package io.regain.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.regain.delivery.Stop;

/**
 * Turns SIGTERM and Ctrl-C into an orderly end: the command is asked to stop, finishes
 * what is in the air, and its own exit code is the process's. A JVM that ends by a signal
 * would say 143 otherwise.
 */
public final class Interruption {

	private static final long PATIENCE_SECONDS = 9;

	private final Stop stop = new Stop();

	private final CountDownLatch finished = new CountDownLatch(1);

	private volatile int code = Exit.STOPPED;

	/** What commands look at. */
	public Stop stop() {
		return this.stop;
	}

	void install() {
		Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "interruption"));
	}

	/** The command has ended with this code. */
	void finished(int exitCode) {
		this.code = exitCode;
		this.finished.countDown();
	}

	private void interrupted() {
		if (this.finished.getCount() == 0) {
			return;
		}
		this.stop.ask();
		try {
			this.finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		Runtime.getRuntime().halt(this.code);
	}

}
