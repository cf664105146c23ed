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
 * @param incident the incident's number
 * @param policy the id of the policy
 * @param title the policy's title, for people
 * @param lines what each rule gives
 * @param people how many a rule fits
 * @param without for how many of them the budget has no room
 * @param already how many have been granted something of this incident before
 * @param noRule how many are affected, and no rule fits them
 * @param budget what there is to give away
 * @param currency the ISO 4217 code of these amounts
 * @param per what the budget is for
 * @param used what was spent of the budget before
 * @param costs what is granted to those for whom there is room
 * @param costsOfAll what it would cost for all whom a rule fits
 * @param leftAfter what is left of the budget then
 * @param reach whom the campaign reaches of all who are affected
 * @param samples real messages
 * @param warnings what the person should know before they confirm it
 * @param digest what has to be given back with the confirmation
 */
record CompensationView(long incident, String policy, String title, List<Line> lines, long people, long without,
		long already, long noRule, BigDecimal budget, String currency, Per per, BigDecimal used, BigDecimal costs,
		BigDecimal costsOfAll, BigDecimal leftAfter, Rehearsal reach, List<Rehearsal.Sample> samples,
		List<String> warnings, String digest) {

	/**
	 * What a rule gives.
	 *
	 * @param rule its number in the policy, from 1
	 * @param kind what it gives
	 * @param value so many points, percent, or so much money
	 * @param words of a refund, what it is, by language
	 * @param people how many it fits
	 * @param fit for how many of them the budget has room
	 * @param each what one counts for
	 * @param costs what those count for together for whom there is room
	 * @param lastDay the last day on which it can be used
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
