package io.regain.delivery;

import java.net.URI;
import java.util.Optional;

import io.regain.message.EmailAddress;

/**
 * The addresses of our own that a message carries, signed; whoever answers them makes
 * them.
 */
public interface Links {

	/** Where one click ends marketing to the message's recipient. */
	Optional<URI> unsubscribe(long messageId);

	/**
	 * Where the recipient of a message says that they have read it; empty if we cannot be
	 * reached from outside.
	 */
	Optional<URI> acknowledge(long messageId);

	/**
	 * Where a provider reports what became of a message; empty if we cannot be reached
	 * from outside.
	 */
	Optional<URI> statusCallback(long messageId);

	/**
	 * Where a message's mail returns to if it does not arrive; empty if that is for the
	 * relay to say.
	 */
	Optional<EmailAddress> returnPath(long messageId);

}
