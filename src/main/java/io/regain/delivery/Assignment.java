package io.regain.delivery;

/**
 * A run that is being driven: what all of its workers share. Made by
 * {@link Deliveries#assign}.
 */
public final class Assignment {

	private final Run run;

	private final Hold hold;

	private final Composer composer;

	private final Pace pace;

	private final Redirect redirect;

	private final Progress progress;

	private final Stop stop;

	private final boolean waits;

	Assignment(Run run, Hold hold, Composer composer, Pace pace, Redirect redirect, Progress progress, Stop stop,
			boolean waits) {
		this.run = run;
		this.hold = hold;
		this.composer = composer;
		this.pace = pace;
		this.redirect = redirect;
		this.progress = progress;
		this.stop = stop;
		this.waits = waits;
	}

	public Run run() {
		return this.run;
	}

	public Progress progress() {
		return this.progress;
	}

	Hold hold() {
		return this.hold;
	}

	Composer composer() {
		return this.composer;
	}

	Pace pace() {
		return this.pace;
	}

	Redirect redirect() {
		return this.redirect;
	}

	Stop stop() {
		return this.stop;
	}

	boolean waits() {
		return this.waits;
	}

}
