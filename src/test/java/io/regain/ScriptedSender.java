package io.regain;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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

	private volatile Optional<Function<Outgoing, Outcome>> once = Optional.empty();

	private volatile Optional<Inquiry> inquiry = Optional.empty();

	ScriptedSender(Channel channel) {
		this.channel = channel;
	}

	/** From now on; a script may also throw, or look at the ledger meanwhile. */
	public synchronized void answer(Function<Outgoing, Outcome> script) {
		this.once = Optional.empty();
		this.script = script;
	}

	/**
	 * To the next message only, whichever of several workers hands it over; all others
	 * are accepted.
	 */
	public synchronized void answerOnce(Function<Outgoing, Outcome> first) {
		this.script = ACCEPT;
		this.once = Optional.of(first);
	}

	public void accept() {
		answer(ACCEPT);
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
		return handed(message).apply(message);
	}

	/** In one step, so that what answers once has the first of those handed over. */
	private synchronized Function<Outgoing, Outcome> handed(Outgoing message) {
		this.handed.add(message);
		Function<Outgoing, Outcome> answer = this.once.orElse(this.script);
		this.once = Optional.empty();
		return answer;
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
