package io.regain.audience;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Channel;

/**
 * A customer whom a segment selected, with all that the decision about them needs.
 *
 * @param customerId as the segment yielded it
 * @param variables the segment's other columns by lower-case name; a NULL is not there
 * @param customer what {@code regain_customer} says; empty if it has no such customer
 * @param contacts for each channel asked for, whether they can be reached there
 * @param excludedBy the segment that excludes them, if one does
 * @param restsUntil until when they asked to rest from marketing, if they do
 * @param freeze what keeps marketing from them now, if something does
 */
public record Candidate(String customerId, Map<String, Object> variables, Optional<Customer> customer,
		Map<Channel, Contact> contacts, Optional<String> excludedBy, Optional<Instant> restsUntil,
		Optional<Freeze> freeze) {

	public Candidate {
		variables = Map.copyOf(variables);
		contacts = Map.copyOf(contacts);
	}

}
