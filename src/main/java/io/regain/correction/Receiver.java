package io.regain.correction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.regain.delivery.Facts;
import io.regain.message.Address;

/**
 * Who got something wrong.
 *
 * @param facts what the message could say of them; empty if that is no longer kept
 * @param got the messages, the oldest first; empty if their addresses are no longer kept
 */
record Receiver(String customerId, Optional<String> locale, Optional<String> timeZone, Optional<Facts> facts,
		List<Got> got) {

	/**
	 * One message that they got.
	 *
	 * @param hash the address's keyed hash
	 * @param bounced whether it came back
	 * @param at when it was handed over
	 */
	record Got(Address address, byte[] hash, boolean bounced, Instant at) {
	}

}
