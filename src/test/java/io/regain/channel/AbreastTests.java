package io.regain.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.regain.message.Channel;
import io.regain.message.Content;
import io.regain.message.DeviceToken;
import io.regain.message.EmailAddress;
import io.regain.message.From;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AbreastTests {

	private static final From FROM = new From("Lavka", new EmailAddress("hello@lavka.example"), Optional.empty());

	private static final Outcome QUOTA = new Outcome.Deferred("429", "too fast", Optional.empty(), true);

	private final Abreast abreast = new Abreast(4, Channel.PUSH);

	private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

	@Test
	void answersComeInTheOrderOfTheMessages() {
		CountDownLatch others = new CountDownLatch(3);
		List<Answer> answers = send(4, (message) -> {
			if (message.reference().equals("m-00")) {
				await(others);
			}
			others.countDown();
			return new Outcome.Accepted(message.reference());
		});
		assertThat(answers).extracting((answer) -> answer.outcome().orElseThrow())
			.containsExactly(new Outcome.Accepted("m-00"), new Outcome.Accepted("m-01"), new Outcome.Accepted("m-02"),
					new Outcome.Accepted("m-03"));
	}

	@Test
	void neverMoreThanSoManyAreUnderWayWhoeverAsks() {
		AtomicInteger underWay = new AtomicInteger();
		AtomicLong most = new AtomicLong();
		CountDownLatch full = new CountDownLatch(4);
		Stream.of(1, 2, 3).parallel().forEach((thread) -> send(20, (message) -> {
			most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
			full.countDown();
			await(full);
			underWay.decrementAndGet();
			return new Outcome.Accepted("");
		}));
		assertThat(most).hasValue(4);
	}

	@Test
	void whatASenderBreaksOnHarmsNoOther() {
		List<Answer> answers = send(10, (message) -> {
			if (message.reference().equals("m-03")) {
				throw new StackOverflowError();
			}
			return new Outcome.Accepted("");
		});
		assertThat(answers).hasSize(10);
		assertThat(IntStream.range(0, 10).filter((i) -> answers.get(i).outcome().isEmpty())).containsExactly(3);
		assertThat(this.attempts).hasSize(10).allSatisfy((reference, times) -> assertThat(times).isOne());
	}

	@Test
	void whenItIsToStopTheRestHasNotLeft() {
		AtomicInteger asked = new AtomicInteger();
		List<Answer> answers = this.abreast.send(messages(20), () -> asked.incrementAndGet() <= 7,
				attempt((message) -> new Outcome.Accepted("")));
		assertThat(answers).hasSize(7);
		assertThat(this.attempts).containsOnlyKeys("m-00", "m-01", "m-02", "m-03", "m-04", "m-05", "m-06");
	}

	@Test
	void nothingBeginsAfterTheProviderTakesNothing() {
		List<Answer> answers = send(20, (message) -> isBefore(message.reference()) ? new Outcome.Accepted("") : QUOTA);
		// Of those that are told so, at most as many as may be under way at once
		assertThat(this.attempts.keySet().stream().filter((reference) -> !isBefore(reference)).count()).isBetween(1L,
				4L);
		assertThat(answers).as("only what was tried has an answer")
			.containsExactlyElementsOf(messages(this.attempts.size()).stream()
				.map(Outgoing::reference)
				.map((reference) -> Answer.of(isBefore(reference) ? new Outcome.Accepted("") : QUOTA))
				.toList());
		assertThat(answers).hasSizeBetween(6, 9);
		assertThat(send(1, (message) -> new Outcome.Accepted(""))).as("another group")
			.containsExactly(Answer.of(new Outcome.Accepted("")));
	}

	/** Those before it are accepted. */
	private static boolean isBefore(String reference) {
		return reference.compareTo("m-05") < 0;
	}

	private List<Answer> send(int messages, Function<Outgoing, Outcome> attempt) {
		return this.abreast.send(messages(messages), () -> true, attempt(attempt));
	}

	private Function<Outgoing, Outcome> attempt(Function<Outgoing, Outcome> attempt) {
		return (message) -> {
			this.attempts.merge(message.reference(), 1, Integer::sum);
			return attempt.apply(message);
		};
	}

	private static List<Outgoing> messages(int count) {
		return IntStream.range(0, count)
			.mapToObj((number) -> new Outgoing("m-%02d".formatted(number), "test", new DeviceToken("device-token"),
					new Content.Push("Title", "Body"), FROM, Optional.empty(), Optional.empty()))
			.toList();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
