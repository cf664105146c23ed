package io.regain.channel.email;

import java.time.Clock;
import java.util.Optional;

import io.regain.channel.Outcome;
import io.regain.channel.Outgoing;
import io.regain.channel.Sender;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;

/** Hands emails to the relay of {@code spring.mail.*} over SMTP (RFC 5321). */
final class EmailSender implements Sender {

	private static final int SEND_THE_BODY = 354;

	private final Relay relay;

	private final SmtpConnections connections;

	private final Clock clock;

	EmailSender(Relay relay, SmtpConnections connections, Clock clock) {
		this.relay = relay;
		this.connections = connections;
		this.clock = clock;
	}

	@Override
	public Channel channel() {
		return Channel.EMAIL;
	}

	@Override
	public Outcome send(Outgoing message) {
		Optional<Mailbox> to = Mailbox.of((EmailAddress) message.to());
		Optional<Mailbox> from = Mailbox.of(message.from().email());
		Optional<Mailbox> replyTo = message.from().replyTo().flatMap(Mailbox::of);
		if (to.isEmpty() || (to.get().needsUtf8() && !this.relay.allowsUtf8())) {
			return refused(Outcome.Cause.INVALID_ADDRESS, "the receiver's");
		}
		if (from.isEmpty() || replyTo.isPresent() != message.from().replyTo().isPresent()) {
			return refused(Outcome.Cause.CONFIGURATION, "the sender's");
		}
		Letter letter = Letter.write(message, from.get(), to.get(), replyTo, this.clock.instant());
		if (letter.needsUtf8() && !this.relay.allowsUtf8()) {
			return refused(Outcome.Cause.CONFIGURATION, "the sender's");
		}
		return deliver(letter, message);
	}

	@Override
	public void close() {
		this.connections.closeAll();
	}

	private Outcome deliver(Letter letter, Outgoing message) {
		Optional<SmtpConnection> kept = this.connections.takeKept();
		if (kept.isPresent()) {
			SmtpReply reply = begin(kept.get(), letter);
			if (!reply.endsConnection()) {
				return goOn(kept.get(), reply, letter, message);
			}
			// The relay had closed it since the last message; of this one it knows
			// nothing
			this.connections.giveBack(kept.get());
		}
		SmtpConnection fresh = this.connections.fresh();
		return fresh.open(message.to()).orElseGet(() -> goOn(fresh, begin(fresh, letter), letter, message));
	}

	private SmtpReply begin(SmtpConnection connection, Letter letter) {
		String returnPath = this.relay.returnPath().orElse(letter.from().address());
		return connection.sender(returnPath, letter.needsUtf8() && connection.offersUtf8());
	}

	private Outcome goOn(SmtpConnection connection, SmtpReply begun, Letter letter, Outgoing message) {
		try {
			if (letter.needsUtf8() && !connection.offersUtf8()) {
				return refused(Outcome.Cause.INVALID_ADDRESS, "the receiver's or the sender's");
			}
			if (!begun.isPositive()) {
				return SmtpPhase.SENDER.outcome(begun, message.to());
			}
			SmtpReply receiver = connection.recipient(letter.to().address());
			if (!receiver.isPositive()) {
				return SmtpPhase.RECIPIENT.outcome(receiver, message.to());
			}
			SmtpReply data = connection.startBody();
			if (data.code() != SEND_THE_BODY) {
				return SmtpPhase.DATA.outcome(data, message.to());
			}
			SmtpReply end = connection.body(letter.content());
			return end.isPositive() ? new Outcome.Accepted(end.queueId()) : SmtpPhase.BODY.outcome(end, message.to());
		}
		finally {
			this.connections.giveBack(connection);
		}
	}

	private static Outcome refused(Outcome.Cause cause, String whose) {
		return new Outcome.Refused(cause, "address",
				"SMTP, or this relay without SMTPUTF8, has no form for " + whose + " address");
	}

}
