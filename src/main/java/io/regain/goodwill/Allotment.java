package io.regain.goodwill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.regain.audience.FrozenMember;
import io.regain.campaign.Compensation;
import io.regain.campaign.Compensation.Rule;
import io.regain.campaign.Compensation.Severity;

/**
 * Who would get what: each person by the first rule that fits them, and of these as many
 * as the budget has room for, the first rule's before the next one's, and within a rule
 * who was hit first.
 */
class Allotment {

	private final Compensation policy;

	private final Severity severity;

	private final List<List<String>> byRule = new ArrayList<>();

	/** What the rules ask for, and is known of nobody. */
	private final Set<String> unknown = new TreeSet<>();

	private long already;

	private long noRule;

	Allotment(Compensation policy, Severity severity) {
		this.policy = policy;
		this.severity = severity;
		policy.rules().forEach((rule) -> {
			this.byRule.add(new ArrayList<>());
			this.unknown.addAll(rule.conditions().keySet());
		});
	}

	/**
	 * @param having those who were given something for this incident before
	 */
	void consider(List<FrozenMember> members, Set<String> having) {
		for (FrozenMember member : members) {
			this.unknown.removeAll(member.facts().keySet());
			if (having.contains(member.customerId())) {
				this.already++;
			}
			else {
				consider(member);
			}
		}
	}

	private void consider(FrozenMember member) {
		for (int i = 0; i < this.byRule.size(); i++) {
			// Nobody is reached of whom nothing is kept any more
			if (!member.facts().isEmpty() && this.policy.rules().get(i).fits(this.severity, member.facts())) {
				this.byRule.get(i).add(member.customerId());
				return;
			}
		}
		this.noRule++;
	}

	long already() {
		return this.already;
	}

	long noRule() {
		return this.noRule;
	}

	Set<String> unknown() {
		return this.unknown;
	}

	/** What each rule gives, and to how many: the rules that fit somebody. */
	List<CompensationProposal.Line> lines(BigDecimal left, LocalDate today) {
		List<CompensationProposal.Line> lines = new ArrayList<>();
		BigDecimal room = left;
		for (int i = 0; i < this.byRule.size(); i++) {
			Rule rule = this.policy.rules().get(i);
			long people = this.byRule.get(i).size();
			long fit = Math.min(people, room(room, rule.costs()));
			room = room.subtract(rule.costs().multiply(BigDecimal.valueOf(fit)));
			if (people > 0) {
				lines.add(new CompensationProposal.Line(i + 1, rule.give(), people, fit, rule.costs(),
						today.plusDays(rule.days())));
			}
		}
		return lines;
	}

	/** For how many there is room. */
	private static long room(BigDecimal left, BigDecimal each) {
		if (each.signum() == 0) {
			return Long.MAX_VALUE;
		}
		return left.max(BigDecimal.ZERO).divide(each, 0, RoundingMode.DOWN).longValue();
	}

	/** Those of these lines for whom there is room, with the place of their rule. */
	Map<String, Integer> people(List<CompensationProposal.Line> lines) {
		Map<String, Integer> people = new LinkedHashMap<>();
		for (CompensationProposal.Line line : lines) {
			int rule = line.rule() - 1;
			this.byRule.get(rule).subList(0, (int) line.fit()).forEach((customer) -> people.put(customer, rule));
		}
		return people;
	}

	/** The first of a rule, to be shown. */
	String first(CompensationProposal.Line line) {
		return this.byRule.get(line.rule() - 1).get(0);
	}

}
