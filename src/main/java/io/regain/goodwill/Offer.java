package io.regain.goodwill;

import java.math.BigDecimal;
import java.util.List;

import io.regain.campaign.Compensation;
import io.regain.campaign.Compensation.Kind;
import io.regain.campaign.Source;
import io.regain.goodwill.CompensationProposal.Line;
import io.regain.incident.Incident;
import io.regain.message.Sha256;
import io.regain.plan.Prepared;

/**
 * What would be granted at one moment, and the campaign that would say so.
 *
 * @param used what was spent of the budget before
 * @param toAll the campaign to all who are affected, to see whom it reaches
 * @param campaign the campaign to those who get something
 */
record Offer(Incident incident, Compensation policy, Allotment allotment, List<Line> lines, BigDecimal used,
		Batch batch, Prepared toAll, Prepared campaign) {

	BigDecimal costs() {
		return CompensationProposal.costs(this.lines);
	}

	BigDecimal left() {
		return this.policy.budget().amount().subtract(this.used);
	}

	/** Those for whom the budget has no room. */
	long without() {
		return this.lines.stream().mapToLong((line) -> line.people() - line.fit()).sum();
	}

	Coupon coupon(Line line, int serial) {
		Kind kind = line.give().kind();
		boolean money = kind == Kind.AMOUNT || kind == Kind.REFUND;
		return new Coupon(kind, line.give().value(), money ? this.policy.budget().currency() : "", line.lastDay(),
				serial);
	}

	/** Of all that was shown: who gets what, and what they read. */
	String digest() {
		return Sha256.hex(String.join("\n", this.campaign.sources().stream().map(Source::text).toList())
				+ this.campaign.template().files() + this.policy + this.lines + this.batch);
	}

}
