package io.regain.channel;

import java.time.Instant;
import java.util.List;

/** Asks a provider what it has, for messages whose outcome is unknown. */
public interface Inquiry {

	/**
	 * Provider and message have no name in common: what looks alike may be another
	 * message's, and whoever asks must leave out what it knows to be one.
	 * @param message as it was handed over
	 * @param sentAt when that was, by our clock
	 * @return the provider's ids of the messages to the same receiver with the same
	 * content since then, the latest first; empty too if the provider does not let us ask
	 * @throws OutcomeUnknownException if it did not answer: it should be asked again
	 */
	List<String> alike(Outgoing message, Instant sentAt);

}
