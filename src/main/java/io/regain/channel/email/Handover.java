package io.regain.channel.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.regain.channel.Answer;
import io.regain.channel.Outcome;

/**
 * Hands letters over one after the other, on one connection as long as it lasts. Where
 * the relay offers PIPELINING, the envelope of the next rides behind the body of the one
 * before, so that a letter costs one round trip instead of four.
 */
final class Handover {

	private final Relay relay;

	private final SmtpConnections connections;

	private final List<Letter> letters;

	private final BooleanSupplier goOn;

	private final List<Answer> answers = new ArrayList<>();

	private Optional<Outcome> closedDoor = Optional.empty();

	Handover(Relay relay, SmtpConnections connections, List<Letter> letters, BooleanSupplier goOn) {
		this.relay = relay;
		this.connections = connections;
		this.letters = letters;
		this.goOn = goOn;
	}

	/** What became of each letter that was tried, in their order. */
	List<Answer> run() {
		boolean keptMayServe = true;
		while (mayGoOn()) {
			Optional<SmtpConnection> kept = keptMayServe ? this.connections.takeKept() : Optional.empty();
			if (kept.isPresent()) {
				int before = this.answers.size();
				talk(kept.get(), true);
				keptMayServe = this.answers.size() > before;
			}
			else {
				SmtpConnection fresh = this.connections.fresh();
				this.closedDoor = fresh.open(next().receiver());
				if (this.closedDoor.isPresent()) {
					return this.answers;
				}
				talk(fresh, false);
			}
		}
		return this.answers;
	}

	/**
	 * Why the relay did not let us in: what was said of no letter holds for all that were
	 * not tried. Empty if it did.
	 */
	Optional<Outcome> closedDoor() {
		return this.closedDoor;
	}

	/**
	 * Until all is said, or the connection is of no more use.
	 * @param served whether the relay has answered on this connection before: if so, its
	 * end says nothing of a letter whose body has not left
	 */
	private void talk(SmtpConnection connection, boolean served) {
		try {
			boolean announced = false;
			while (announced || (mayGoOn() && this.connections.mayServe(connection))) {
				if (!announced && !speaks(connection, next())) {
					this.answers.add(Answer.of(new Outcome.Refused(Outcome.Cause.INVALID_ADDRESS, "address",
							Letter.noFormFor("the receiver's or the sender's"))));
					continue;
				}
				if (!announced) {
					connection.announce(envelope(connection, next()));
				}
				SmtpStep step = connection.reached();
				if (step.reply().endsConnection() && served) {
					return;
				}
				announced = answer(connection, step);
				served = true;
			}
		}
		finally {
			this.connections.giveBack(connection);
		}
	}

	/**
	 * Notes what became of the letter whose envelope was answered.
	 * @return whether the following one has been announced
	 */
	private boolean answer(SmtpConnection connection, SmtpStep step) {
		Letter letter = next();
		if (!step.wantsBody()) {
			this.answers.add(Answer.to(() -> step.phase().outcome(step.reply(), letter.receiver())));
			return false;
		}
		Optional<Envelope> following = following(connection);
		SmtpReply end = connection.body(letter.content(connection.offered().eightBits()), following);
		this.answers.add(Answer.to(() -> end.isPositive() ? new Outcome.Accepted(end.queueId())
				: SmtpPhase.BODY.outcome(end, letter.receiver())));
		return following.isPresent();
	}

	private Optional<Envelope> following(SmtpConnection connection) {
		int following = this.answers.size() + 1;
		return (following < this.letters.size() && connection.offered().pipelining()
				&& this.connections.hasRoom(connection) && this.goOn.getAsBoolean())
						? Optional.of(this.letters.get(following))
							.filter((letter) -> speaks(connection, letter))
							.map((letter) -> envelope(connection, letter))
						: Optional.empty();
	}

	private boolean mayGoOn() {
		return this.answers.size() < this.letters.size() && this.goOn.getAsBoolean();
	}

	private Letter next() {
		return this.letters.get(this.answers.size());
	}

	private static boolean speaks(SmtpConnection connection, Letter letter) {
		return !letter.needsUtf8() || connection.offered().utf8();
	}

	private Envelope envelope(SmtpConnection connection, Letter letter) {
		return new Envelope(letter.returnPath().or(this.relay::returnPath).orElse(letter.from().address()),
				letter.to().address(), letter.wantsEightBits() && connection.offered().eightBits(), letter.needsUtf8(),
				this.connections.asksForReports(connection) ? Optional.of(letter.reference()) : Optional.empty());
	}

}
