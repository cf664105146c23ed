package io.regain.satisfaction;

import java.util.List;

/**
 * What was answered of an incident.
 *
 * @param scores how many said 1, 2, 3, 4 and 5
 * @param followUps those that are not done
 */
public record SatisfactionFigures(long asked, List<Long> scores, long followUps) {

	/** The standard normal's 97.5 % quantile. */
	private static final double Z = 1.959964;

	private static final int GOOD = 4;

	public SatisfactionFigures {
		scores = List.copyOf(scores);
	}

	public long answered() {
		return this.scores.stream().mapToLong(Long::longValue).sum();
	}

	/** 0 if nobody has answered. */
	public double mean() {
		double sum = 0;
		for (int i = 0; i < this.scores.size(); i++) {
			sum += (i + 1) * this.scores.get(i);
		}
		return sum / Math.max(1, answered());
	}

	/** The share of 4 and 5, from 0 to 1. */
	public double good() {
		return (double) this.scores.stream().skip(GOOD - 1).mapToLong(Long::longValue).sum() / Math.max(1, answered());
	}

	/**
	 * Between which shares the true one is, in 95 of 100 cases: Wilson's interval, which
	 * holds for few answers too, and never leaves 0 to 1. All that can be if there is no
	 * answer.
	 */
	public Interval goodInterval() {
		double n = answered();
		if (n == 0) {
			return new Interval(0, 1);
		}
		double p = good();
		double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
		double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
		return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
	}

	/**
	 * From where to where.
	 *
	 * @param low the lower end
	 * @param high the upper end
	 */
	public record Interval(double low, double high) {
	}

}
