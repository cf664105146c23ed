package io.regain.goodwill;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import io.regain.campaign.Compensation.Give;

/**
 * What somebody was given for an incident.
 *
 * @param number its number, from 1: names it where its code must not stand
 * @param customerId whose it is; of whom was forgotten, nobody knows whose
 * @param currency of the policy
 * @param costs what it counts for in the budget
 * @param lastDay on which it can be used
 * @param redeemedAt when it was used
 * @param redeemedBy by whose token
 * @param reference what they said to it, as an order's number
 */
public record Grant(long number, long incident, String customerId, String policy, Give give, String currency,
		BigDecimal costs, Instant grantedAt, LocalDate lastDay, Optional<Instant> redeemedAt,
		Optional<String> redeemedBy, Optional<String> reference) {

	/** Whether its last day is over. */
	public boolean hasEnded(LocalDate today) {
		return today.isAfter(this.lastDay);
	}

	/** What a refund is, by language; of all else nothing. */
	public Map<String, String> words() {
		return this.give.words();
	}

}
