package io.regain.channel;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

import io.regain.message.Address;
import io.regain.message.Content;
import io.regain.message.EmailAddress;
import io.regain.message.From;

/**
 * One message, complete, ready for the wire.
 *
 * @param reference the message's own for ever, the same in each attempt: lower-case
 * letters, digits, dots and hyphens. Left side of the Message-ID, collapse key of a push
 * @param run what it belongs to, {@code campaign@key} or {@code test}: carried along for
 * people who look at a message's source
 * @param to the one receiver, of the same channel as the content
 * @param content what it says
 * @param from in whose name; email only uses it
 * @param unsubscribe where one click (RFC 8058) ends marketing; present for marketing
 * only
 * @param statusCallback where the provider reports what became of it; SMS only uses it
 * @param redirectedFor the customer whose message somebody else gets instead; email only
 * uses it
 * @param returnPath where it goes if it does not arrive, if that is not for the relay to
 * say; email only uses it
 * @param enclosed a mail that came to us and is handed on inside of this one, as it came;
 * email only uses it
 * @param acknowledge where its receiver says that they have read it, if that is asked of
 * them; push only uses it, since the others write it
 * @param conversation what it has in common with others that a mail program shall show
 * together with it, formed like a reference; email only uses it
 */
public record Outgoing(String reference, String run, Address to, Content content, From from, Optional<URI> unsubscribe,
		Optional<URI> statusCallback, Optional<String> redirectedFor, Optional<EmailAddress> returnPath,
		Optional<byte[]> enclosed, Optional<URI> acknowledge, Optional<String> conversation) {

	private static final Pattern REFERENCE = Pattern.compile("[a-z0-9][a-z0-9.-]{3,63}");

	private static final Pattern RUN = Pattern.compile("[A-Za-z0-9@._/:+-]{1,130}");

	public Outgoing {
		if (!REFERENCE.matcher(reference).matches()) {
			throw new IllegalArgumentException("not a message's reference: " + reference);
		}
		if (conversation.filter((common) -> !REFERENCE.matcher(common).matches()).isPresent()) {
			throw new IllegalArgumentException("not the name of a conversation: " + conversation);
		}
		if (!RUN.matcher(run).matches()) {
			throw new IllegalArgumentException("not the name of a run: " + run);
		}
		if (to.channel() != content.channel()) {
			throw new IllegalArgumentException(
					"content for %s, address for %s".formatted(content.channel().id(), to.channel().id()));
		}
	}

	/** A message for the customer themselves. */
	public Outgoing(String reference, String run, Address to, Content content, From from, Optional<URI> unsubscribe,
			Optional<URI> statusCallback) {
		this(reference, run, to, content, from, unsubscribe, statusCallback, Optional.empty(), Optional.empty(),
				Optional.empty(), Optional.empty(), Optional.empty());
	}

	/** The same message, of which its receiver is told whose it was. */
	public Outgoing redirectedFor(String customerId) {
		return new Outgoing(this.reference, this.run, this.to, this.content, this.from, this.unsubscribe,
				this.statusCallback, Optional.of(customerId), this.returnPath, this.enclosed, this.acknowledge,
				this.conversation);
	}

	/** The same message, which comes back there if it does not arrive. */
	public Outgoing returningTo(EmailAddress address) {
		return new Outgoing(this.reference, this.run, this.to, this.content, this.from, this.unsubscribe,
				this.statusCallback, this.redirectedFor, Optional.of(address), this.enclosed, this.acknowledge,
				this.conversation);
	}

	/** The same message with somebody's mail in it. */
	public Outgoing enclosing(byte[] mail) {
		return new Outgoing(this.reference, this.run, this.to, this.content, this.from, this.unsubscribe,
				this.statusCallback, this.redirectedFor, this.returnPath, Optional.of(mail), this.acknowledge,
				this.conversation);
	}

	/** The same message, of which its receiver may say that they have read it. */
	public Outgoing acknowledgedAt(Optional<URI> address) {
		return new Outgoing(this.reference, this.run, this.to, this.content, this.from, this.unsubscribe,
				this.statusCallback, this.redirectedFor, this.returnPath, this.enclosed, address, this.conversation);
	}

	/** The same message among others. */
	public Outgoing inConversation(Optional<String> common) {
		return new Outgoing(this.reference, this.run, this.to, this.content, this.from, this.unsubscribe,
				this.statusCallback, this.redirectedFor, this.returnPath, this.enclosed, this.acknowledge, common);
	}

}
