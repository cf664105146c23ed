package io.regain.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.regain.RecordingSink;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the relay has taken by its own record, in the numbers of the ledger.
 *
 * @param messages in their order; twice if taken twice
 */
record Taken(List<Long> messages) {

	/**
	 * Looks at the record: its Message-IDs begin with the number, and are one for each.
	 */
	static Taken by(RecordingSink sink) {
		List<String> ids = sink.messageIds();
		Taken taken = new Taken(
				ids.stream().map((id) -> Long.valueOf(id.substring(0, id.indexOf('-')), Character.MAX_RADIX)).toList());
		assertThat(new HashSet<>(ids)).as("Message-IDs, one for each message").hasSameSizeAs(taken.each());
		return taken;
	}

	Set<Long> each() {
		return new HashSet<>(this.messages);
	}

	/** Those that the relay has taken more than once. */
	Set<Long> twice() {
		Set<Long> seen = new HashSet<>();
		return this.messages.stream().filter((id) -> !seen.add(id)).collect(Collectors.toSet());
	}

}
