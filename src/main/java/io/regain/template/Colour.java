package io.regain.template;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A colour in sRGB, each part from 0 to 255. */
record Colour(int red, int green, int blue) {

	static final Colour WHITE = new Colour(255, 255, 255);

	static final Colour BLACK = new Colour(0, 0, 0);

	/** WCAG 2.2, success criterion 1.4.3: what letters of the usual size need. */
	static final double READABLE = 4.5;

	private static final Pattern HEX = Pattern.compile("#(\\p{XDigit}{2})(\\p{XDigit}{2})(\\p{XDigit}{2})");

	/** How finely one colour goes over into another. */
	private static final int STEPS = 50;

	/** Empty if it is not written as {@code #rrggbb}. */
	static Optional<Colour> parse(String text) {
		Matcher hex = HEX.matcher(text.strip());
		return hex.matches() ? Optional.of(new Colour(part(hex, 1), part(hex, 2), part(hex, 3))) : Optional.empty();
	}

	private static int part(Matcher hex, int number) {
		return Integer.parseInt(hex.group(number), 16);
	}

	/** From 1, the same, to 21, black on white: the contrast ratio of WCAG 2.2. */
	double contrast(Colour other) {
		double lighter = Math.max(luminance(), other.luminance());
		double darker = Math.min(luminance(), other.luminance());
		return (lighter + 0.05) / (darker + 0.05);
	}

	/** The relative luminance of WCAG 2.2. */
	private double luminance() {
		return 0.2126 * linear(this.red) + 0.7152 * linear(this.green) + 0.0722 * linear(this.blue);
	}

	private static double linear(int part) {
		double share = part / 255.0;
		return (share <= 0.04045) ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}

	boolean isReadableOn(Colour ground) {
		return contrast(ground) >= READABLE;
	}

	/**
	 * This, or as little changed as makes it readable: darker on white, lighter on dark.
	 */
	Colour readableOn(Colour ground) {
		Colour end = (ground.luminance() > 0.5) ? BLACK : WHITE;
		return IntStream.rangeClosed(0, STEPS)
			.mapToObj((step) -> towards(end, step))
			.filter((colour) -> colour.isReadableOn(ground))
			.findFirst()
			.orElse(end);
	}

	private Colour towards(Colour end, int step) {
		return new Colour(between(this.red, end.red, step), between(this.green, end.green, step),
				between(this.blue, end.blue, step));
	}

	private static int between(int from, int to, int step) {
		return from + (to - from) * step / STEPS;
	}

	/** As {@code #rrggbb}. */
	@Override
	public String toString() {
		return "#%02x%02x%02x".formatted(this.red, this.green, this.blue);
	}

}
