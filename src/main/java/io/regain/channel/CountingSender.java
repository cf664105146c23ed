package io.regain.channel;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import io.regain.message.Channel;

/**
 * Counts the attempts that are made by it, and in the turns it gives: the difference to
 * what was allowed can be given back.
 */
public final class CountingSender implements Sender {

	private final Sender sender;

	private final AtomicInteger count;

	public CountingSender(Sender sender) {
		this(sender, new AtomicInteger());
	}

	private CountingSender(Sender sender, AtomicInteger count) {
		this.sender = sender;
		this.count = count;
	}

	/** How many have left, or may have. */
	public int count() {
		return this.count.get();
	}

	@Override
	public Channel channel() {
		return this.sender.channel();
	}

	@Override
	public Outcome send(Outgoing message) {
		this.count.incrementAndGet();
		return this.sender.send(message);
	}

	@Override
	public List<Answer> sendAll(List<Outgoing> messages, BooleanSupplier goOn) {
		// Before: if it throws, all of them may have left
		this.count.addAndGet(messages.size());
		List<Answer> answers = this.sender.sendAll(messages, goOn);
		this.count.addAndGet(answers.size() - messages.size());
		return answers;
	}

	@Override
	public Turn turn(int messages) {
		Turn turn = this.sender.turn(messages);
		return new Turn(new CountingSender(turn.sender(), this.count), turn.messages(), turn.again(), turn.end());
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
