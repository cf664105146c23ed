package io.regain.delivery;

import io.regain.plan.Decision;

/**
 * A selected customer with what was decided, ready for the ledger.
 *
 * @param lot the customer's place when only a part of the run is sent first
 * @param locale a language tag, or empty
 * @param timeZone an IANA zone, or empty
 * @param facts what templates may use, as {@link Facts} writes it
 */
public record PlannedRecipient(String customerId, Decision decision, long lot, String locale, String timeZone,
		String facts) {
}
