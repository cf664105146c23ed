package io.regain.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Outcome.Deferred;
import io.regain.channel.OutcomeUnknownException;
import io.regain.channel.Outgoing;
import io.regain.message.MessageClass;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** However often a message is tried, it is one message. */
@RegainTest
class ProgressTests {

	private final TestLedger ledger;

	private final Rooms rooms;

	private final ScriptedSender email;

	private final TestClock clock;

	private final Set<String> tried = ConcurrentHashMap.newKeySet();

	ProgressTests(TestLedger ledger, BeanFactory beans, @Qualifier("email") ScriptedSender email, TestClock clock) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.email = email;
		this.clock = clock;
	}

	@BeforeEach
	void failAtFirst() {
		this.email.answer(this::answer);
	}

	@Test
	void whatIsTriedAgainIsNoLongerDeferredOrInDoubt() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 3);
		Progress progress = new Progress();
		Instant before = this.clock.instant();
		CompletableFuture<Void> working = CompletableFuture.runAsync(() -> work(run, progress, true));
		Patience.await("what was deferred is waited for").until(() -> progress.waitsUntil().isPresent());
		assertThat(progress.waitsUntil().orElseThrow()).isAfter(before);
		assertThat(progress.accepted()).isOne();
		assertThat(progress.deferred()).isOne();
		assertThat(progress.inDoubt()).isOne();
		Patience.await("the run has been worked off").until(() -> {
			this.clock.advance(Duration.ofMinutes(1));
			return working.isDone();
		});
		assertThat(progress.accepted()).isEqualTo(3);
		assertThat(progress.deferred()).isZero();
		assertThat(progress.inDoubt()).isZero();
		assertThat(progress.total()).isEqualTo(3);
		assertThat(progress.waitsUntil()).isEmpty();
	}

	@Test
	void whatAFormerDriverLeftUnsettledIsPartOfTheWhole() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 3);
		work(run, new Progress(), false);
		Progress progress = new Progress();
		this.clock.advance(Duration.ofMinutes(5));
		work(run, progress, true);
		assertThat(progress.total()).isEqualTo(2);
		assertThat(progress.accepted()).isEqualTo(2);
		assertThat(progress.deferred()).isZero();
		assertThat(progress.inDoubt()).isZero();
	}

	/** The first customer is deferred at first, the second in doubt. */
	private Outcome answer(Outgoing message) {
		String to = message.to().value();
		if (this.tried.add(to) && to.startsWith("c-1@")) {
			return new Deferred("421", "slow down", Optional.empty());
		}
		if (this.tried.add(to + " again") && to.startsWith("c-2@")) {
			throw new OutcomeUnknownException("no answer");
		}
		return new Accepted("");
	}

	private void work(Run run, Progress progress, boolean waits) {
		Assignment assignment = this.rooms.deliveries()
			.assign(run, this.ledger.hold(run, "me"), progress, new Stop(), waits);
		this.rooms.deliveries().split(run).forEach((part) -> this.rooms.deliveries().work(assignment, part));
	}

}
