package io.regain.report;

import java.util.Locale;

/**
 * A part of a whole, said as honestly as its size allows: of few, the numbers; of more, a
 * percentage, and within which bounds it would lie if the same were done again.
 */
public record Share(long part, long whole) {

	/** Of fewer, a percentage says more than is known. */
	private static final long FEW = 30;

	/** Standard deviations on either side of the middle that hold 95 %. */
	private static final double Z = 1.96;

	/** Never more than all: who got a copy opens what did not reach its receiver. */
	public double fraction() {
		return (this.whole == 0) ? 0 : Math.min(1, (double) this.part / this.whole);
	}

	/** {@code 12.4 %}, or {@code 3 of 20}, or a dash if there is no whole. */
	public String text() {
		if (this.whole <= 0) {
			return "–";
		}
		return (this.whole < FEW) ? this.part + " of " + this.whole : percent(fraction());
	}

	/** The bounds of Wilson's interval at 95 %, as in {@code 10.7–14.4 %}. */
	public String bounds() {
		String form = (high() < 0.01) ? "%.2f–%.2f %%" : "%.1f–%.1f %%";
		return String.format(Locale.ROOT, form, low() * 100, high() * 100);
	}

	public double low() {
		return Math.max(0, middle() - reach());
	}

	public double high() {
		return Math.min(1, middle() + reach());
	}

	private double middle() {
		return (this.whole == 0) ? 0.5 : (fraction() + Z * Z / (2 * this.whole)) / (1 + Z * Z / this.whole);
	}

	private double reach() {
		if (this.whole == 0) {
			return 0.5;
		}
		double p = fraction();
		return Z * Math.sqrt(p * (1 - p) / this.whole + Z * Z / (4.0 * this.whole * this.whole))
				/ (1 + Z * Z / this.whole);
	}

	/** What is not all is never shown as 100 %, nor what is something as 0 %. */
	private static String percent(double fraction) {
		double percent = fraction * 100;
		if (percent > 0 && percent < 0.1) {
			return String.format(Locale.ROOT, "%.2f %%", Math.max(percent, 0.01));
		}
		if (percent < 100 && percent > 99.9) {
			return String.format(Locale.ROOT, "%.2f %%", Math.min(percent, 99.99));
		}
		return String.format(Locale.ROOT, "%.1f %%", percent);
	}

}
