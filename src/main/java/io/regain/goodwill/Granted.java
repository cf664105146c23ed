package io.regain.goodwill;

import java.math.BigDecimal;

import io.regain.message.RunName;

/**
 * What was granted.
 *
 * @param people how many got something
 * @param costs what that counts for
 * @param left of the budget, after it
 * @param run what tells them
 */
public record Granted(long incident, String policy, long people, BigDecimal costs, BigDecimal left, String currency,
		RunName run) {
}
