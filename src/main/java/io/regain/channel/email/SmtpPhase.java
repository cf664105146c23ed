package io.regain.channel.email;

import java.util.Optional;
import java.util.Set;

import io.regain.channel.Detail;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.OutcomeUnknownException;
import io.regain.message.Address;

/**
 * A step of handing a message over, and what it means that it failed there. Permanent
 * refusals are told apart by the enhanced status code (RFC 3463, IANA's registry of
 * them), and without one by the reply code (RFC 5321, 4.2.2).
 */
enum SmtpPhase {

	/** Greeting, EHLO, STARTTLS, AUTH: nothing of it is about the message. */
	LOGIN,
	/** MAIL FROM: about the sender. */
	SENDER,
	/** RCPT TO: about the receiver. */
	RECIPIENT,
	/** DATA, before the body leaves. */
	DATA,
	/** The body and the dot after it. */
	BODY;

	/** "Must authenticate first" and its kin (RFC 4954, 6). */
	private static final Set<Integer> AUTHENTICATION = Set.of(530, 534, 535, 538);

	/**
	 * @param reply not a positive one
	 * @throws OutcomeUnknownException if the body had left and the reply does not say
	 * what became of it
	 */
	Outcome outcome(SmtpReply reply, Address to) {
		String detail = Detail.of(reply.text(), to);
		if (reply.isPermanent()) {
			return new Outcome.Refused(cause(reply), reply.bestCode(), detail);
		}
		if (this == BODY && !reply.isTransient() && !reply.isPermanent()) {
			throw new OutcomeUnknownException("the message left, but the relay's answer is missing: " + detail);
		}
		return new Outcome.Deferred(reply.bestCode(), detail, Optional.empty(),
				this == LOGIN || reply.endsConnection());
	}

	/**
	 * Full, or disabled. Who says so with a 5 is not asked again for this message, but by
	 * the next one. (552 to RCPT, which RFC 5321, 4.5.3.1.10 wants read as 452, speaks of
	 * too many receivers there: we have one.)
	 */
	private boolean isMailboxUnavailable(SmtpReply reply) {
		return reply.status().equals("5.2.1") || reply.status().equals("5.2.2")
				|| (this == RECIPIENT && reply.status().isEmpty() && reply.code() == 552);
	}

	private Cause cause(SmtpReply reply) {
		if (this == LOGIN || this == SENDER || AUTHENTICATION.contains(reply.code())) {
			return Cause.CONFIGURATION;
		}
		if (isMailboxUnavailable(reply)) {
			return Cause.MAILBOX_UNAVAILABLE;
		}
		Cause cause = EnhancedStatus.cause(reply.status()).orElseGet(() -> causeByCode(reply));
		// After the receiver was taken, what is not about the receiver is about the
		// content
		return (this != RECIPIENT && cause.ours()) ? Cause.CONTENT : cause;
	}

	private Cause causeByCode(SmtpReply reply) {
		if (this != RECIPIENT) {
			return Cause.CONTENT;
		}
		return switch (reply.code()) {
			case 550, 551 -> EnhancedStatus.speaksOfPolicy(reply.text()) ? Cause.CONTENT : Cause.DEAD_ADDRESS;
			case 556 -> Cause.DEAD_ADDRESS;
			case 501, 553 -> Cause.INVALID_ADDRESS;
			case 552, 554 -> Cause.CONTENT;
			default -> Cause.CONFIGURATION;
		};
	}

}
