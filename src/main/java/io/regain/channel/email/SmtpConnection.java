package io.regain.channel.email;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.regain.channel.Outcome;
import io.regain.message.Address;
import jakarta.mail.MessagingException;

/**
 * One connection to the relay, spoken command by command. Jakarta Mail's own
 * {@code sendMessage} waits for each answer, and its exceptions do not always tell the
 * phase in which something broke, which decides between "not sent" and "in doubt". For
 * one thread at a time.
 */
final class SmtpConnection {

	private final SmtpAccess access;

	private final SmtpLines lines = new SmtpLines();

	/** The first thing that could not be written. */
	private Optional<SmtpReply> failure = Optional.empty();

	/** After this nothing is read any more. */
	private Optional<SmtpReply> end = Optional.empty();

	private List<Envelope.Line> announced = List.of();

	private SmtpExtensions offered = SmtpExtensions.NONE;

	private int messages;

	private boolean inTransaction;

	private boolean broken;

	SmtpConnection(SmtpAccess access) {
		this.access = access;
	}

	/**
	 * Connects and logs in.
	 * @return why not, or empty if that worked
	 */
	Optional<Outcome> open(Address to) {
		Optional<Outcome> closedDoor = this.access.open(to);
		this.broken = closedDoor.isPresent();
		this.offered = this.broken ? SmtpExtensions.NONE : this.access.offered();
		return closedDoor;
	}

	SmtpExtensions offered() {
		return this.offered;
	}

	/**
	 * Says who a letter is from and to, and that its body comes; {@link #reached()} tells
	 * the answer. With PIPELINING all at once, otherwise step by step as it is asked for.
	 */
	void announce(Envelope envelope) {
		this.messages++;
		this.inTransaction = true;
		this.announced = envelope.lines();
		if (this.offered.pipelining()) {
			this.announced.forEach((line) -> this.lines.command(line.command()));
		}
	}

	/** How far the relay goes along with the envelope that was announced. */
	SmtpStep reached() {
		SmtpStep first = step(this.announced.get(0));
		for (Envelope.Line line : this.announced.subList(1, this.announced.size())) {
			if (first.reply().endsConnection() || (first.isRefused() && !this.offered.pipelining())) {
				return first;
			}
			SmtpStep next = step(line);
			if (!first.isRefused()) {
				first = next;
			}
			else if (next.wantsBody()) {
				// RFC 2920, 3.1: it had no receiver left, but wants a body all the same
				command(".");
			}
		}
		return first;
	}

	private SmtpStep step(Envelope.Line line) {
		return new SmtpStep(line.phase(), this.offered.pipelining() ? read() : command(line.command()));
	}

	/**
	 * Hands over the body.
	 * @param next is announced before the answer to this one has come
	 */
	SmtpReply body(byte[] content, Optional<Envelope> next) {
		this.lines.body(content);
		this.inTransaction = false;
		next.ifPresent(this::announce);
		return read();
	}

	/** How many it has been told of. */
	int messages() {
		return this.messages;
	}

	/**
	 * Makes it ready for another message.
	 * @return whether it can take one
	 */
	boolean isReusable(int messagesPerConnection) {
		if (this.broken || this.messages >= messagesPerConnection) {
			return false;
		}
		this.broken = this.inTransaction && !command("RSET").isPositive();
		this.inTransaction = false;
		return !this.broken;
	}

	void closeQuietly() {
		this.access.closeQuietly();
	}

	private SmtpReply command(String line) {
		this.lines.command(line);
		return read();
	}

	/** Nothing is written behind a gap: the relay would take the rest for the whole. */
	private void write() {
		if (this.failure.isEmpty() && !this.lines.isEmpty()) {
			try {
				this.lines.leaveBy(this.access.out());
			}
			catch (IOException ex) {
				this.failure = Optional.of(lost(ex));
			}
		}
	}

	/**
	 * The next reply, once all has left that it answers. When something could not be
	 * written, there may still be one to what was said before.
	 */
	private SmtpReply read() {
		write();
		if (this.end.isPresent()) {
			return this.end.get();
		}
		SmtpReply reply = nextReply();
		if (reply.code() == 0) {
			reply = this.failure.orElse(reply);
			this.end = Optional.of(reply);
		}
		return reply;
	}

	private SmtpReply nextReply() {
		try {
			SmtpReply reply = this.access.reply();
			this.broken |= reply.endsConnection();
			return reply;
		}
		catch (MessagingException ex) {
			return lost(ex);
		}
	}

	private SmtpReply lost(Exception ex) {
		this.broken = true;
		return SmtpReply.none(ex);
	}

}
