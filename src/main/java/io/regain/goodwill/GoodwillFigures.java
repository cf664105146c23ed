package io.regain.goodwill;

import java.math.BigDecimal;

/**
 * What a policy has brought to those of an incident.
 *
 * @param policy its id
 * @param currency the ISO 4217 code of these amounts
 * @param granted to how many something was granted
 * @param costs what that counts for
 * @param redeemed how many have used it
 * @param redeemedCosts what that counts for
 * @param ended how many have not, and cannot any more
 * @param budget what there was; 0 if the policy is gone
 * @param left what is left of the budget now
 */
public record GoodwillFigures(String policy, String currency, long granted, BigDecimal costs, long redeemed,
		BigDecimal redeemedCosts, long ended, BigDecimal budget, BigDecimal left) {
}
