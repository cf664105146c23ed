package io.regain.channel;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.regain.message.Channel;

/** Counts the attempts that are made by one thread. */
final class CountingSender implements Sender {

	private final Sender sender;

	private int count;

	CountingSender(Sender sender) {
		this.sender = sender;
	}

	/** How many have left, or may have. */
	int count() {
		return this.count;
	}

	@Override
	public Channel channel() {
		return this.sender.channel();
	}

	@Override
	public Outcome send(Outgoing message) {
		this.count++;
		return this.sender.send(message);
	}

	@Override
	public List<Answer> sendAll(List<Outgoing> messages, BooleanSupplier goOn) {
		// Before: if it throws, all of them may have left
		this.count += messages.size();
		List<Answer> answers = this.sender.sendAll(messages, goOn);
		this.count -= messages.size() - answers.size();
		return answers;
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
