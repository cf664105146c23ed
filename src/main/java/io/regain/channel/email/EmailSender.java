package io.regain.channel.email;

import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.regain.channel.Answer;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outgoing;
import io.regain.channel.Sender;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;

/** Hands emails to the relay of {@code spring.mail.*} over SMTP (RFC 5321). */
final class EmailSender implements Sender {

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
		return sendAll(List.of(message), () -> true).get(0).orThrow();
	}

	@Override
	public List<Answer> sendAll(List<Outgoing> messages, BooleanSupplier goOn) {
		List<Draft> drafts = messages.stream().map(this::draft).toList();
		List<Letter> letters = drafts.stream().flatMap((draft) -> draft.letter().stream()).toList();
		Iterator<Answer> answers = new Handover(this.relay, this.connections, letters, goOn).run().iterator();
		return drafts.stream()
			.takeWhile((draft) -> draft.refusal().isPresent() || answers.hasNext())
			.map((draft) -> draft.refusal().orElseGet(answers::next))
			.toList();
	}

	@Override
	public void close() {
		this.connections.closeAll();
	}

	/** What is wrong with one message harms no other: nothing has left. */
	private Draft draft(Outgoing message) {
		try {
			return write(message);
		}
		catch (RuntimeException ex) {
			return Draft.refused(Cause.RENDERING, "letter", String.valueOf(ex.getMessage()));
		}
	}

	private Draft write(Outgoing message) {
		Optional<Mailbox> to = Mailbox.of((EmailAddress) message.to());
		Optional<Mailbox> from = Mailbox.of(message.from().email());
		Optional<Mailbox> replyTo = message.from().replyTo().flatMap(Mailbox::of);
		if (to.isEmpty() || (to.get().needsUtf8() && !this.relay.allowsUtf8())) {
			return Draft.refused(Cause.INVALID_ADDRESS, "address", Letter.noFormFor("the receiver's"));
		}
		if (from.isEmpty() || replyTo.isPresent() != message.from().replyTo().isPresent()) {
			return Draft.refused(Cause.CONFIGURATION, "address", Letter.noFormFor("the sender's"));
		}
		Letter letter = Letter.write(message, from.get(), to.get(), replyTo, this.clock.instant());
		if (letter.needsUtf8() && !this.relay.allowsUtf8()) {
			return Draft.refused(Cause.CONFIGURATION, "address", Letter.noFormFor("the sender's"));
		}
		return new Draft(Optional.of(letter), Optional.empty());
	}

	/** A letter, or why there can be none. */
	private record Draft(Optional<Letter> letter, Optional<Answer> refusal) {

		static Draft refused(Cause cause, String code, String detail) {
			return new Draft(Optional.empty(), Optional.of(Answer.of(new Outcome.Refused(cause, code, detail))));
		}

	}

}
