package io.regain.cli;

import java.util.Locale;

/**
 * Bars of text.
 *
 * @param width of the whole, in characters
 * @param full what a bar is made of
 * @param empty what the rest of it is
 */
record Bar(int width, char full, char empty) {

	private static final int WIDTH = 20;

	/** In characters that the terminal has, as far as its locale tells. */
	static Bar forTerminal() {
		boolean unicode = System.getProperty("native.encoding", "").toUpperCase(Locale.ROOT).startsWith("UTF");
		return unicode ? new Bar(WIDTH, '█', '░') : new Bar(WIDTH, '#', '.');
	}

	/** Something is never shown as nothing, nor what is not all as all. */
	String of(double fraction) {
		long filled = Math.round(fraction * this.width);
		if (fraction > 0 && filled == 0) {
			filled = 1;
		}
		if (fraction < 1 && filled == this.width) {
			filled = this.width - 1;
		}
		return String.valueOf(this.full).repeat((int) filled)
				+ String.valueOf(this.empty).repeat((int) (this.width - filled));
	}

}
