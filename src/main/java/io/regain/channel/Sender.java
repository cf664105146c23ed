package io.regain.channel;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.regain.message.Channel;

/**
 * Hands messages of one channel to its provider. Implementations are safe for use by many
 * threads at once and keep their connections between calls.
 */
public interface Sender extends AutoCloseable {

	Channel channel();

	/**
	 * Makes exactly one attempt: no retry, no second request.
	 * <p>
	 * A refusal is a value, an exception means that the outcome is unknown: whoever
	 * catches one must assume that the provider may have the message, and must not send
	 * it again without the rules for messages in doubt. What provably never left (no
	 * connection, no login, a refusal before the body) is therefore returned, never
	 * thrown.
	 * @param message complete and addressed to this sender's channel
	 * @return what the provider answered
	 * @throws OutcomeUnknownException if the answer did not come, or could not be
	 * understood, after the message may have left
	 */
	Outcome send(Outgoing message);

	/**
	 * Makes exactly one attempt for each, in this order, as if they were sent one by one;
	 * a channel that can say several things at once is faster so.
	 * @param goOn is asked before each attempt
	 * @return what became of each, in their order; fewer if it was not to go on, if
	 * nobody takes anything now (which is then the answer to one of them), or whoever
	 * could take the rest may not be given more: the others have not been tried
	 */
	default List<Answer> sendAll(List<Outgoing> messages, BooleanSupplier goOn) {
		return messages.stream()
			.takeWhile((message) -> goOn.getAsBoolean())
			.map((message) -> Answer.to(() -> send(message)))
			.toList();
	}

	/**
	 * To be asked before messages are marked as being sent, so that none of them waits
	 * for a rate, or a connection, between its mark and the wire. Only what is handed
	 * over in a turn keeps to the limits; what is sent without one is merely counted.
	 * @param messages how many wait, 1 or more
	 * @return leave for all or some of them, or when to ask again
	 */
	default Turn turn(int messages) {
		return Turn.now(this, messages);
	}

	/** Present if the provider can be asked what it has. */
	default Optional<Inquiry> inquiry() {
		return Optional.empty();
	}

	/** Closes the kept connections. Sending afterwards opens new ones. */
	@Override
	void close();

}
