package io.regain.goodwill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import io.regain.campaign.Compensation;
import io.regain.campaign.Compensation.Budget;
import io.regain.campaign.Compensation.Give;
import io.regain.incident.Incident;
import io.regain.job.Rehearsal;

/**
 * What would be granted if it were confirmed now: what a person sees who is asked.
 *
 * @param lines what each rule gives to how many
 * @param already who was given something for this incident before
 * @param noRule whom no rule fits
 * @param used what was spent of the budget before
 * @param reach whom the campaign reaches of all who are affected, also of those who get
 * nothing
 * @param samples how some of them would read it; the codes are not real
 * @param warnings sentences about what is missing
 * @param digest what was shown, as a SHA-256: to be given back when it is confirmed
 */
public record CompensationProposal(Incident incident, Compensation policy, List<Line> lines, long already, long noRule,
		BigDecimal used, Rehearsal reach, List<Rehearsal.Sample> samples, List<String> warnings, String digest) {

	public CompensationProposal {
		lines = List.copyOf(lines);
		samples = List.copyOf(samples);
		warnings = List.copyOf(warnings);
	}

	/**
	 * What a rule gives.
	 *
	 * @param rule its place in the policy, from 1
	 * @param people whom it fits
	 * @param fit for how many of these the budget has room
	 * @param each what one counts for
	 */
	public record Line(int rule, Give give, long people, long fit, BigDecimal each, LocalDate lastDay) {

		/** Of those for whom there is room. */
		public BigDecimal costs() {
			return this.each.multiply(BigDecimal.valueOf(this.fit));
		}

	}

	/** Who would get something if there were room for all. */
	public long people() {
		return this.lines.stream().mapToLong(Line::people).sum();
	}

	/** Those for whom the budget has no room. */
	public long without() {
		return people() - this.lines.stream().mapToLong(Line::fit).sum();
	}

	/** Of those for whom there is room. */
	public BigDecimal costs() {
		return costs(this.lines);
	}

	/** Of all. */
	public BigDecimal costsOfAll() {
		return this.lines.stream()
			.map((line) -> line.each().multiply(BigDecimal.valueOf(line.people())))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	public Budget budget() {
		return this.policy.budget();
	}

	/** What is left of the budget now. */
	public BigDecimal left() {
		return budget().amount().subtract(this.used);
	}

	static BigDecimal costs(List<Line> lines) {
		return lines.stream().map(Line::costs).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}
