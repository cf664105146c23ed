package io.regain.console.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.regain.campaign.Compensation.Kind;
import io.regain.campaign.Compensation.Per;
import io.regain.goodwill.CompensationProposal;
import io.regain.job.Rehearsal;

/**
 * What would be granted, as who has to confirm it sees it.
 *
 * @param people whom a rule fits
 * @param without those of them for whom the budget has no room
 * @param used what was spent of the budget before
 * @param costs of those for whom there is room
 * @param costsOfAll of all whom a rule fits
 * @param leftAfter what is left then
 * @param reach whom the campaign reaches of all who are affected
 * @param digest to be given back with the confirmation
 */
record CompensationView(long incident, String policy, String title, List<Line> lines, long people, long without,
		long already, long noRule, BigDecimal budget, String currency, Per per, BigDecimal used, BigDecimal costs,
		BigDecimal costsOfAll, BigDecimal leftAfter, Rehearsal reach, List<Rehearsal.Sample> samples,
		List<String> warnings, String digest) {

	/**
	 * What a rule gives.
	 *
	 * @param words of a refund, by language
	 * @param fit for how many the budget has room
	 * @param each what one counts for
	 */
	record Line(int rule, Kind kind, BigDecimal value, Map<String, String> words, long people, long fit,
			BigDecimal each, BigDecimal costs, LocalDate lastDay) {

		private static Line of(CompensationProposal.Line line) {
			return new Line(line.rule(), line.give().kind(), line.give().value(), line.give().words(), line.people(),
					line.fit(), line.each(), line.costs(), line.lastDay());
		}

	}

	static CompensationView of(CompensationProposal proposal) {
		return new CompensationView(proposal.incident().number(), proposal.policy().id(), proposal.policy().title(),
				proposal.lines().stream().map(Line::of).toList(), proposal.people(), proposal.without(),
				proposal.already(), proposal.noRule(), proposal.budget().amount(), proposal.budget().currency(),
				proposal.budget().per(), proposal.used(), proposal.costs(), proposal.costsOfAll(),
				proposal.left().subtract(proposal.costs()), proposal.reach(), proposal.samples(), proposal.warnings(),
				proposal.digest());
	}

}
