package io.regain.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.regain.channel.Outcome.Deferred;
import io.regain.message.Channel;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Makes attempts at many messages at once, never more than so many at any moment, however
 * many threads ask. They are taken in order; when one is told that the provider takes
 * nothing now, none of its group begins any more.
 */
public final class Abreast {

	private final Semaphore places;

	private final ExecutorService threads;

	/**
	 * @param most how many attempts are under way at any moment
	 */
	public Abreast(int most, Channel channel) {
		this.places = new Semaphore(most, true);
		CustomizableThreadFactory factory = new CustomizableThreadFactory(channel.id() + "-");
		factory.setDaemon(true);
		this.threads = Executors.newCachedThreadPool(factory);
	}

	/**
	 * Fulfils {@link Sender#sendAll}.
	 * @param attempt made once for each message that is begun
	 */
	public List<Answer> send(List<Outgoing> messages, BooleanSupplier goOn, Function<Outgoing, Outcome> attempt) {
		List<CompletableFuture<Answer>> answers = new ArrayList<>();
		AtomicBoolean notNow = new AtomicBoolean();
		for (Outgoing message : messages) {
			this.places.acquireUninterruptibly();
			if (notNow.get() || !goOn.getAsBoolean()) {
				this.places.release();
				break;
			}
			answers.add(CompletableFuture.supplyAsync(() -> {
				try {
					return answer(message, attempt, notNow);
				}
				finally {
					this.places.release();
				}
			}, this.threads));
		}
		return answers.stream().map(CompletableFuture::join).toList();
	}

	private static Answer answer(Outgoing message, Function<Outgoing, Outcome> attempt, AtomicBoolean notNow) {
		Answer answer = Answer.to(() -> attempt.apply(message));
		if (answer.outcome().filter(Abreast::isOfAll).isPresent()) {
			notNow.set(true);
		}
		return answer;
	}

	private static boolean isOfAll(Outcome outcome) {
		return outcome instanceof Deferred deferred && deferred.ofAll();
	}

}
