package io.regain.channel;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.regain.message.Channel;

/** A sender that keeps to its provider's rate. */
public final class RatedSender implements Sender {

	private final Sender sender;

	private final RateLimit limit;

	public RatedSender(Sender sender, RateLimit limit) {
		this.sender = sender;
		this.limit = limit;
	}

	@Override
	public Channel channel() {
		return this.sender.channel();
	}

	@Override
	public Outcome send(Outgoing message) {
		this.limit.force(1);
		return this.sender.send(message);
	}

	@Override
	public List<Answer> sendAll(List<Outgoing> messages, BooleanSupplier goOn) {
		this.limit.force(messages.size());
		return this.sender.sendAll(messages, goOn);
	}

	@Override
	public Turn turn(int messages) {
		return this.limit.turn(this.sender, messages);
	}

	@Override
	public Optional<Inquiry> inquiry() {
		return this.sender.inquiry();
	}

	@Override
	public void close() {
		this.sender.close();
	}

}
