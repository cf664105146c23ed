package io.regain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Outcome.Deferred;
import io.regain.channel.RateLimit;
import io.regain.channel.RatedSender;
import io.regain.channel.Sender;
import io.regain.channel.email.ScriptedRelay;
import io.regain.channel.email.TestRelays;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.message.Rate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** What has a rate waits for it in the ledger, and holds up nothing else. */
@RegainTest
class SlowDomainTests {

	private static final Work ALL = new Work(Channel.EMAIL, 0, Long.MAX_VALUE);

	private final TestLedger ledger;

	private final BeanFactory beans;

	private final Rooms rooms;

	private final ScriptedSender email;

	private final TestClock clock;

	private final Stop stop = new Stop();

	SlowDomainTests(TestLedger ledger, BeanFactory beans, @Qualifier("email") ScriptedSender email, TestClock clock) {
		this.ledger = ledger;
		this.beans = beans;
		this.rooms = Rooms.of(beans);
		this.email = email;
		this.clock = clock;
	}

	@AfterEach
	void end() {
		this.stop.ask();
	}

	@Test
	void theOthersGoOnWhileItsMessagesAreNotEvenTaken() {
		Run run = run(300, 300);
		CompletableFuture<?> working = work(run, this.email, Map.of("slow.example", "20/s"));
		Awaitility.await()
			.atMost(Patience.LONG)
			.until(() -> handed("quick.example") == 300 && handed("slow.example") == 2);
		assertThat(working).isNotDone();
		for (int tenths = 2; tenths <= 5; tenths++) {
			this.clock.advance(Duration.ofMillis(100));
			int due = 2 * tenths;
			Awaitility.await().atMost(Patience.LONG).until(() -> handed("slow.example") >= due);
			assertThat(handed("slow.example")).isEqualTo(due);
		}
		Awaitility.await().atMost(Patience.LONG).until(() -> count(run, State.ACCEPTED) == 310);
		assertThat(count(run, State.PLANNED)).as("nothing in the air").isEqualTo(290);
		this.stop.ask();
		Patience.end("the work", working);
	}

	@Test
	void aPauseIsFollowedByNoBurstAndNothingIsForgotten() {
		Run run = run(12, 0);
		CompletableFuture<?> working = work(run, this.email, Map.of("slow.example", "20/s"));
		Awaitility.await().atMost(Patience.LONG).until(() -> handed("slow.example") == 2);
		this.clock.advance(Duration.ofMinutes(10));
		Awaitility.await().atMost(Patience.LONG).until(() -> handed("slow.example") >= 4);
		assertThat(handed("slow.example")).isEqualTo(4);
		Awaitility.await().atMost(Patience.LONG).until(() -> {
			this.clock.advance(Duration.ofMillis(50));
			return working.isDone();
		});
		assertThat(this.ledger.states(run)).hasSize(12).containsOnly(State.ACCEPTED);
	}

	@Test
	void oneRateIsKeptByAllWorkersTogether() {
		Run run = run(40, 40);
		DomainRates rates = new DomainRates(properties(Map.of("slow.example", "50/s")), this.clock.time());
		List<Long> ids = this.ledger.messages(run);
		Assignment assignment = assignment(run, true);
		CompletableFuture<?>[] workers = Stream
			.of(new Work(Channel.EMAIL, 0, ids.get(39)), new Work(Channel.EMAIL, ids.get(40), Long.MAX_VALUE))
			.map((part) -> CompletableFuture.runAsync(() -> worker(rates).drive(assignment, part, this.email)))
			.toArray(CompletableFuture[]::new);
		Awaitility.await()
			.atMost(Patience.LONG)
			.until(() -> handed("quick.example") == 40 && handed("slow.example") == 5);
		this.clock.advance(Duration.ofMillis(100));
		Awaitility.await().atMost(Patience.LONG).until(() -> handed("slow.example") >= 10);
		assertThat(handed("slow.example")).isEqualTo(10);
		this.stop.ask();
		Patience.end("the work of all", CompletableFuture.allOf(workers));
		assertThat(count(run, State.PLANNED)).isEqualTo(30);
	}

	/** Without waiting for what is due later, that is: a rate is waited for. */
	@Test
	void aWorkerThatDoesNotWaitEndsWhenOnlyDeferredMessagesAreLeft() {
		this.email.answer((message) -> message.to().value().equals("c-0@slow.example")
				? new Deferred("450", "greylisted", Optional.empty()) : new Accepted(""));
		Run run = run(4, 4);
		CompletableFuture<?> working = CompletableFuture
			.runAsync(() -> worker(new DomainRates(properties(Map.of("slow.example", "10/s")), this.clock.time()))
				.drive(assignment(run, false), ALL, this.email));
		Awaitility.await().atMost(Patience.LONG).until(() -> {
			this.clock.advance(Duration.ofMillis(20));
			return working.isDone();
		});
		assertThat(this.ledger.states(run)).containsOnlyOnce(State.PLANNED);
		assertThat(count(run, State.ACCEPTED)).isEqualTo(7);
	}

	@Test
	void whatAProvidersRateLetsWaitIsNotInTheAir() {
		Run run = run(0, 30);
		Sender sender = new RatedSender(this.email, new RateLimit(Optional.of(Rate.of("50/s")), this.clock.time()));
		CompletableFuture<?> working = work(run, sender, Map.of());
		Awaitility.await().atMost(Patience.LONG).until(() -> count(run, State.ACCEPTED) == 5);
		assertThat(count(run, State.PLANNED)).as("nothing of it is marked").isEqualTo(25);
		this.clock.advance(Duration.ofMillis(100));
		Awaitility.await().atMost(Patience.LONG).until(() -> count(run, State.ACCEPTED) >= 10);
		assertThat(this.email.handed()).hasSize(10);
		this.stop.ask();
		Patience.end("the work", working);
		assertThat(count(run, State.PLANNED)).isEqualTo(20);
	}

	@Test
	void whatOneRelayDefersLeavesByAnother() {
		try (ScriptedRelay first = new ScriptedRelay(true); ScriptedRelay second = new ScriptedRelay(true)) {
			first.answer("RCPT", "450 4.2.0 Greylisted");
			Run run = run(0, 30);
			try (Sender sender = new TestRelays(this.clock).with(first).with(second).sender()) {
				CompletableFuture<?> working = work(run, sender, Map.of());
				Awaitility.await().atMost(Patience.LONG).until(() -> {
					this.clock.advance(Duration.ofSeconds(20));
					return working.isDone();
				});
			}
			assertThat(this.ledger.states(run)).hasSize(30).containsOnly(State.ACCEPTED);
			assertThat(first.acknowledged()).isEmpty();
			assertThat(second.acknowledged()).containsExactlyInAnyOrderElementsOf(this.ledger.messages(run));
			assertThat(this.ledger.messages(run).stream().flatMap((id) -> this.ledger.attempts(id).stream()))
				.isNotEmpty()
				.allSatisfy((attempt) -> assertThat(attempt).endsWith("DEFERRED 4.2.0"));
		}
	}

	private CompletableFuture<?> work(Run run, Sender sender, Map<String, String> rates) {
		Assignment assignment = assignment(run, true);
		Worker worker = worker(new DomainRates(properties(rates), this.clock.time()));
		return CompletableFuture.runAsync(() -> worker.drive(assignment, ALL, sender));
	}

	private Assignment assignment(Run run, boolean waits) {
		return this.rooms.deliveries().assign(run, this.ledger.hold(run, "me"), new Progress(), this.stop, waits);
	}

	private Worker worker(DomainRates rates) {
		return new Worker(this.rooms.claims(), this.beans.getBean(ResolveDoubts.class), this.rooms.sendGroup(), rates,
				new Lanes(this.rooms.jdbc(), this.clock), properties(Map.of()), this.clock);
	}

	private static DeliveryProperties properties(Map<String, String> rates) {
		return new DeliveryProperties(8, 200, 20, Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(10),
				List.of(), List.of(), rates);
	}

	/** One after the other, as long as there are both. */
	private Run run(int slow, int quick) {
		return this.ledger.planned(MessageClass.SERVICE, IntStream.range(0, slow + quick).mapToObj((number) -> {
			boolean isSlow = (number % 2 == 0 && number / 2 < slow) || number / 2 >= quick;
			return customer("c-" + number, isSlow ? "slow.example" : "quick.example");
		}).toArray(PlannedRecipient[]::new));
	}

	private PlannedRecipient customer(String name, String domain) {
		return this.ledger.customer(name + "-" + domain, new EmailAddress(name + "@" + domain));
	}

	private long handed(String domain) {
		return this.email.handed().stream().filter((message) -> message.to().value().endsWith("@" + domain)).count();
	}

	private long count(Run run, State state) {
		return this.ledger.states(run).stream().filter((one) -> one == state).count();
	}

}
