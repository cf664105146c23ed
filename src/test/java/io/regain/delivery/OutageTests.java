package io.regain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Accepted;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outcome.Deferred;
import io.regain.channel.Outcome.Refused;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.message.PhoneNumber;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** A provider that fails as a whole. */
@RegainTest
class OutageTests {

	private static final Outcome CLOSED = new Deferred("no-connection", "refused", Optional.empty(), true);

	private static final Outcome NO_LOGIN = new Refused(Cause.CONFIGURATION, "5.7.8", "bad password");

	/** So that a breaker does not give up before it has tried. */
	private static final Duration SLOWLY = Duration.ofSeconds(1);

	private static final Duration FAST = Duration.ofSeconds(10);

	/** What is lost to find out, with one worker. */
	private static final int FOUND_OUT = Breaker.FAILED_GROUPS * 20;

	private final TestLedger ledger;

	private final Rooms rooms;

	private final ScriptedSender email;

	private final ScriptedSender sms;

	private final TestClock clock;

	OutageTests(TestLedger ledger, BeanFactory beans, @Qualifier("email") ScriptedSender email,
			@Qualifier("sms") ScriptedSender sms, TestClock clock) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.email = email;
		this.sms = sms;
		this.clock = clock;
	}

	@Test
	void whenTheProviderIsBackAllIsSent() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 300);
		AtomicBoolean back = new AtomicBoolean();
		this.email.answer((message) -> back.get() ? new Accepted("") : CLOSED);
		Assignment assignment = assign(run, true);
		CompletableFuture<Void> working = work(assignment);
		passTimeUntil(SLOWLY, () -> this.email.handed().size() >= FOUND_OUT + 3);
		assertThat(this.email.handed()).hasSizeLessThan(FOUND_OUT + 10);
		back.set(true);
		passTimeUntil(SLOWLY, working::isDone);
		assertThat(this.ledger.states(run)).hasSize(300).containsOnly(State.ACCEPTED);
		assertThat(assignment.outage()).isEmpty();
	}

	@Test
	void anAccountThatIsRefusedDoesNotUseUpTheAudience() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 300);
		this.email.answer((message) -> NO_LOGIN);
		Assignment assignment = assign(run, true);
		CompletableFuture<Void> working = work(assignment);
		passTimeUntil(SLOWLY, () -> this.email.handed().size() > FOUND_OUT);
		passTimeUntil(FAST, working::isDone);
		assertThat(this.email.handed()).hasSizeBetween(FOUND_OUT + 1, FOUND_OUT + 20);
		assertThat(this.ledger.states(run)).filteredOn((state) -> state == State.PLANNED).hasSizeGreaterThan(150);
		assertThat(assignment.outage()).contains("email: the provider takes nothing: 5.7.8 bad password");
	}

	@Test
	void theOtherChannelsGoOn() {
		List<PlannedRecipient> recipients = IntStream.range(0, 300)
			.mapToObj((n) -> this.ledger.customer("c-" + n,
					(n % 2 > 0) ? new EmailAddress("c-" + n + "@example.com")
							: new PhoneNumber("+4915112300" + (100 + n))))
			.toList();
		Run run = this.ledger.planned(MessageClass.SERVICE, recipients.toArray(PlannedRecipient[]::new));
		this.email.answer((message) -> CLOSED);
		Patience.end("all that can be sent is", work(assign(run, false)));
		assertThat(this.sms.handed()).hasSize(150);
		assertThat(this.email.handed()).hasSize(FOUND_OUT);
	}

	/** One after the other, so that what has been lost can be counted. */
	private CompletableFuture<Void> work(Assignment assignment) {
		List<Work> parts = this.rooms.deliveries().split(assignment.run());
		return CompletableFuture.runAsync(() -> parts.stream()
			.map(Work::channel)
			.distinct()
			.forEach((channel) -> this.rooms.deliveries().work(assignment, new Work(channel, 0, Long.MAX_VALUE))));
	}

	private Assignment assign(Run run, boolean waits) {
		return this.rooms.deliveries().assign(run, this.ledger.hold(run, "me"), new Progress(), new Stop(), waits);
	}

	private void passTimeUntil(Duration step, Callable<Boolean> condition) {
		Patience.await("the run goes on while time passes").pollInterval(Duration.ofMillis(50)).until(() -> {
			this.clock.advance(step);
			return condition.call();
		});
	}

}
