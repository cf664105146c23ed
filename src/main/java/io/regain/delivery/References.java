package io.regain.delivery;

import java.util.Optional;

import org.springframework.stereotype.Component;

/** Finds messages by the name that a reply or a report repeats. */
@Component
public class References {

	private final Receipts receipts;

	private final Runs runs;

	References(Receipts receipts, Runs runs) {
		this.receipts = receipts;
		this.runs = runs;
	}

	/**
	 * The message whose Message-ID has this on its left. Only as a whole: its number
	 * alone anybody could guess.
	 */
	public Optional<MessageRef> message(String reference) {
		return Reference.message(reference)
			.flatMap(this.receipts::find)
			.filter((message) -> this.runs.findById(message.runId())
				.filter((run) -> Reference.of(run, message.id()).equals(reference))
				.isPresent());
	}

}
