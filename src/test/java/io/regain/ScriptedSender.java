package io.regain;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.regain.channel.Inquiry;
import io.regain.channel.Outcome;
import io.regain.channel.Outgoing;
import io.regain.channel.Sender;
import io.regain.message.Channel;

/** A provider that answers what the test says, and keeps what it was given. */
public final class ScriptedSender implements Sender {

	private static final Function<Outgoing, Outcome> ACCEPT = (message) -> new Outcome.Accepted(
			"id-of-" + message.reference());

	private final Channel channel;

	private final List<Outgoing> handed = new CopyOnWriteArrayList<>();

	private volatile Function<Outgoing, Outcome> script = ACCEPT;

	private volatile Optional<Inquiry> inquiry = Optional.empty();

	ScriptedSender(Channel channel) {
		this.channel = channel;
	}

	/** From now on; a script may also throw, or look at the ledger meanwhile. */
	public void answer(Function<Outgoing, Outcome> script) {
		this.script = script;
	}

	/**
	 * To the next message only, whichever of several workers hands it over; all others
	 * are accepted.
	 */
	public void answerOnce(Function<Outgoing, Outcome> first) {
		AtomicBoolean answered = new AtomicBoolean();
		answer((message) -> answered.compareAndSet(false, true) ? first.apply(message) : ACCEPT.apply(message));
	}

	public void accept() {
		this.script = ACCEPT;
	}

	/** From now on it can be asked what it has, and this is what it says. */
	public void answerWhenAsked(Inquiry inquiry) {
		this.inquiry = Optional.of(inquiry);
	}

	/** All that it was given, whatever it answered, in order. */
	public List<Outgoing> handed() {
		return List.copyOf(this.handed);
	}

	void reset() {
		this.handed.clear();
		this.inquiry = Optional.empty();
		accept();
	}

	@Override
	public Channel channel() {
		return this.channel;
	}

	@Override
	public Outcome send(Outgoing message) {
		this.handed.add(message);
		return this.script.apply(message);
	}

	@Override
	public Optional<Inquiry> inquiry() {
		return this.inquiry;
	}

	@Override
	public void close() {
		// keeps no connection
	}

}
