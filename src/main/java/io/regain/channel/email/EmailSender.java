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
import io.regain.channel.Turn;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;

/** Hands emails over by SMTP (RFC 5321), to whichever relay's turn it is. */
final class EmailSender implements Sender {

	private final Routes routes;

	private final Clock clock;

	EmailSender(Routes routes, Clock clock) {
		this.routes = routes;
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
		if (messages.isEmpty()) {
			return List.of();
		}
		try (Leave leave = this.routes.atOnce(messages.size())) {
			return sendAll(messages, leave, goOn, true);
		}
	}

	@Override
	public Turn turn(int messages) {
		Leave leave = this.routes.leave(messages);
		return new Turn(new ByRoute(leave), leave.letters(), leave.again(), leave::close);
	}

	@Override
	public void close() {
		this.routes.closeAll();
	}

	private List<Answer> sendAll(List<Outgoing> messages, Leave first, BooleanSupplier goOn, boolean atOnce) {
		List<Draft> drafts = messages.stream().map(this::draft).toList();
		List<Letter> letters = drafts.stream().flatMap((draft) -> draft.letter().stream()).toList();
		Iterator<Answer> answers = new Passage(this.routes, letters, goOn, atOnce).run(first).iterator();
		return drafts.stream()
			.takeWhile((draft) -> draft.refusal().isPresent() || answers.hasNext())
			.map((draft) -> draft.refusal().orElseGet(answers::next))
			.toList();
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
		if (to.isEmpty() || (to.get().needsUtf8() && !this.routes.allowUtf8())) {
			return Draft.refused(Cause.INVALID_ADDRESS, "address", Letter.noFormFor("the receiver's"));
		}
		if (from.isEmpty() || replyTo.isPresent() != message.from().replyTo().isPresent()) {
			return Draft.refused(Cause.CONFIGURATION, "address", Letter.noFormFor("the sender's"));
		}
		Letter letter = Letter.write(message, from.get(), to.get(), replyTo, this.clock.instant());
		if (letter.needsUtf8() && !this.routes.allowUtf8()) {
			return Draft.refused(Cause.CONFIGURATION, "address", Letter.noFormFor("the sender's"));
		}
		return new Draft(Optional.of(letter), Optional.empty());
	}

	/** What it is in a turn. */
	private final class ByRoute implements Sender {

		private final Leave leave;

		ByRoute(Leave leave) {
			this.leave = leave;
		}

		@Override
		public Channel channel() {
			return EmailSender.this.channel();
		}

		@Override
		public Outcome send(Outgoing message) {
			return EmailSender.this.sendAll(List.of(message), this.leave, () -> true, true).get(0).orThrow();
		}

		@Override
		public List<Answer> sendAll(List<Outgoing> messages, BooleanSupplier goOn) {
			return EmailSender.this.sendAll(messages, this.leave, goOn, false);
		}

		@Override
		public void close() {
			EmailSender.this.close();
		}

	}

	/** A letter, or why there can be none. */
	private record Draft(Optional<Letter> letter, Optional<Answer> refusal) {

		static Draft refused(Cause cause, String code, String detail) {
			return new Draft(Optional.empty(), Optional.of(Answer.of(new Outcome.Refused(cause, code, detail))));
		}

	}

}
