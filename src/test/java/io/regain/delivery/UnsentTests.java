package io.regain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.OutcomeUnknownException;
import io.regain.channel.Outgoing;
import io.regain.channel.RateLimit;
import io.regain.channel.Sender;
import io.regain.channel.Turn;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.message.Rate;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** What a rate allowed and did not leave may be sent by others, and nothing else may. */
@RegainTest
class UnsentTests {

	private static final String DOMAIN = "slow.example";

	private final TestLedger ledger;

	private final Rooms rooms;

	private final ScriptedSender email;

	private final Worker worker;

	/** Three may leave together, and no more: time stands still. */
	private final RateLimit domain;

	private final Pace pace = new Pace(Optional.of(Rate.of("1/h")));

	private final Stop stop = new Stop();

	UnsentTests(TestLedger ledger, BeanFactory beans, @Qualifier("email") ScriptedSender email, TestClock clock) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.email = email;
		DeliveryProperties properties = new DeliveryProperties(8, 200, 20, Duration.ofSeconds(30),
				Duration.ofMinutes(5), Duration.ofMinutes(10), List.of(), List.of(), Map.of(DOMAIN, "30/s"));
		DomainRates rates = new DomainRates(properties, clock.time());
		this.domain = rates.of(DOMAIN);
		this.worker = new Worker(this.rooms.claims(), beans.getBean(ResolveDoubts.class), this.rooms.sendGroup(), rates,
				new Lanes(this.rooms.jdbc(), clock), properties, clock);
	}

	@Test
	void whatWasStoppedBeforeItsTurn() {
		Run run = this.ledger.planned(MessageClass.SERVICE, customer("a"));
		drive(run, this.pace, new NeverReady(this.stop));
		assertThat(this.ledger.states(run)).containsExactly(State.PLANNED);
		assertThat(this.domain.take(3)).isTrue();
		assertThatAnotherMaySend();
	}

	@Test
	void whatHadItsTurnAndCouldNotBeRendered() {
		Run run = this.ledger.planned(MessageClass.SERVICE,
				this.ledger.customer("a", "no facts", new EmailAddress("a@" + DOMAIN)));
		drive(run, this.pace, this.email);
		assertThat(this.ledger.states(run)).containsExactly(State.REFUSED);
		assertThat(this.domain.take(3)).isTrue();
		assertThatAnotherMaySend();
	}

	@Test
	void whatWasLeftOfAGroupThatWasHandedOverInPart() {
		Run run = this.ledger.planned(MessageClass.SERVICE, customer("a"), customer("b"), customer("c"));
		this.email.answer((message) -> {
			this.stop.ask();
			return new Accepted("");
		});
		drive(run, new Pace(Optional.empty()), this.email);
		assertThat(this.ledger.states(run)).containsExactly(State.ACCEPTED, State.PLANNED, State.PLANNED);
		assertThat(this.domain.take(2)).isTrue();
		assertThat(this.domain.take(1)).isFalse();
	}

	@Test
	void butNothingThatMayHaveLeft() {
		Run run = this.ledger.planned(MessageClass.SERVICE, customer("a"));
		this.email.answer((message) -> {
			throw new OutcomeUnknownException("no answer");
		});
		drive(run, this.pace, this.email);
		assertThat(this.ledger.states(run)).containsExactly(State.IN_DOUBT);
		assertThat(this.domain.take(3)).isFalse();
		assertThat(this.domain.take(2)).isTrue();
		Stop soon = new Stop();
		CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS).execute(soon::ask);
		assertThat(this.pace.await(1, soon)).isFalse();
	}

	private PlannedRecipient customer(String name) {
		return this.ledger.customer(name, new EmailAddress(name + "@" + DOMAIN));
	}

	private void drive(Run run, Pace pace, Sender sender) {
		Assignment own = this.rooms.deliveries()
			.assign(run, this.ledger.hold(run, "me"), new Progress(), this.stop, false);
		Assignment assignment = new Assignment(run, own.hold(), own.composer(), pace, own.redirect(), own.quiet(),
				own.thaw(), own.climb(), Map.of(Channel.EMAIL, own.breaker(Channel.EMAIL)), own.guard(), own.progress(),
				this.stop, false, Optional.empty(), Optional.empty());
		this.worker.drive(assignment, new Work(Channel.EMAIL, 0, Long.MAX_VALUE), sender);
	}

	private void assertThatAnotherMaySend() {
		CompletableFuture<Boolean> another = CompletableFuture.supplyAsync(() -> this.pace.await(1, new Stop()));
		assertThat(Patience.end("the turn of another", another)).isTrue();
	}

	/** Gives no leave, and whoever waits for it is stopped. */
	private record NeverReady(Stop stop) implements Sender {

		@Override
		public Channel channel() {
			return Channel.EMAIL;
		}

		@Override
		public Outcome send(Outgoing message) {
			throw new IllegalStateException("there was no leave");
		}

		@Override
		public Turn turn(int messages) {
			this.stop.ask();
			return Turn.later(this, Duration.ofMillis(1));
		}

		@Override
		public void close() {
			// keeps no connection
		}

	}

}
