package io.regain.job;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Cause;
import io.regain.delivery.MessageCounts;
import io.regain.delivery.Receipts;
import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Stop;
import io.regain.delivery.Tallies;
import io.regain.report.Histories;
import io.regain.report.Reports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** Three customers are told by email, then by text message, until one is accepted. */
@StartTest
class EscalationRunTests {

	private final Starts starts;

	private final ScriptedSender email;

	private final ScriptedSender sms;

	private final Receipts receipts;

	private final Tallies tallies;

	private final Reports reports;

	private final Histories histories;

	EscalationRunTests(Starts starts, @Qualifier("email") ScriptedSender email, @Qualifier("sms") ScriptedSender sms,
			Receipts receipts, Tallies tallies, Reports reports, Histories histories) {
		this.starts = starts;
		this.email = email;
		this.sms = sms;
		this.receipts = receipts;
		this.tallies = tallies;
		this.reports = reports;
		this.histories = histories;
	}

	@BeforeEach
	void begin() {
		TestEscalation.begin(this.starts, 3, "accepted");
	}

	@Test
	void whomTheMailHasReachedGetsNoTextMessage() {
		Run run = Starts.driven(this.starts.startWhileTimePasses(Duration.ofMinutes(1)));
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(3);
		assertThat(this.sms.handed()).isEmpty();
		MessageCounts counts = this.tallies.of(run);
		assertThat(counts.planned()).isEqualTo(6);
		assertThat(counts.suppressed()).isEqualTo(3);
		assertThat(counts.notNeeded()).isEqualTo(3);
		assertThat(this.reports.addsUp(run)).isTrue();
		assertThat(this.histories.of("1").runs().get(0).messages().get(1).why())
			.contains("reached: by email: accepted");
	}

	@Test
	void theNextChannelGoesAtOnceAfterARefusal() {
		this.email.answer((message) -> message.to().value().startsWith("c2")
				? new Outcome.Refused(Cause.DEAD_ADDRESS, "5.1.1", "nobody there") : new Outcome.Accepted("id"));
		CompletableFuture<StartResult> driving = CompletableFuture.supplyAsync(this.starts::start);
		Patience.await("a text goes out, and no time has passed").until(() -> this.sms.handed().size() == 1);
		assertThat(this.sms.handed()).extracting((message) -> message.to().value()).containsExactly("+12025550102");
		this.starts.clock().advance(Duration.ofMinutes(10));
		assertThat(Starts.driven(Patience.end("the run", driving)).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.sms.handed()).hasSize(1);
	}

	@Test
	void aMailThatBouncesWithinTheTimeIsFollowedByATextMessage() {
		CompletableFuture<StartResult> driving = CompletableFuture.supplyAsync(this.starts::start);
		Patience.await("the mails are accepted")
			.until(() -> Map.of("ACCEPTED", 3L, "PLANNED", 3L).equals(this.starts.states()));
		this.starts.clock().advance(Duration.ofMinutes(9));
		long bounced = this.starts.jdbc()
			.sql("SELECT id FROM regain_message WHERE customer_id = '3' AND step = 0")
			.query(Long.class)
			.single();
		this.receipts.bounced(bounced, "5.1.1");
		Patience.await("the text follows").until(() -> this.sms.handed().size() == 1);
		assertThat(driving).isNotDone();
		this.starts.clock().advance(Duration.ofMinutes(1));
		Run run = Starts.driven(Patience.end("the run", driving));
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.sms.handed()).extracting((message) -> message.to().value()).containsExactly("+12025550103");
		assertThat(this.starts.states()).isEqualTo(Map.of("ACCEPTED", 3L, "BOUNCED", 1L, "SUPPRESSED", 2L));
	}

	@Test
	void whatIsOnTheWireHasItsTimeFromWhenItWasHandedOver() {
		CountDownLatch answered = new CountDownLatch(1);
		this.email.answerOnce((message) -> {
			Patience.await("the relay answers", answered);
			return new Outcome.Accepted("late");
		});
		CompletableFuture<StartResult> driving = CompletableFuture.supplyAsync(this.starts::start);
		Patience.await("one is on the wire").until(() -> this.starts.states().containsKey("SENDING"));
		this.starts.clock().advance(Duration.ofMinutes(30));
		answered.countDown();
		Patience.await("it is accepted").until(() -> !this.starts.states().containsKey("SENDING"));
		this.starts.clock().advance(Duration.ofMinutes(9));
		assertThat(driving).isNotDone();
		this.starts.clock().advance(Duration.ofMinutes(1));
		assertThat(Starts.driven(Patience.end("the run", driving)).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.sms.handed()).isEmpty();
	}

	@Test
	void aMailThatIsPutOffForTooLongIsFollowedAndThenGivenUp() {
		this.email.answerOnce((message) -> new Outcome.Deferred("421", "later", Optional.of(Duration.ofHours(1))));
		Run run = Starts.driven(this.starts.startWhileTimePasses(Duration.ofMinutes(1)));
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).as("the deferred one is not tried again").hasSize(3);
		assertThat(this.sms.handed()).hasSize(1);
		assertThat(this.starts.states()).isEqualTo(Map.of("ACCEPTED", 3L, "SUPPRESSED", 3L));
	}

	@Test
	void aNewProcessLooksAtTheLedgerAndKnowsWhatWaits() {
		Run left = Starts.driven(this.starts.start(Starts.withoutWaiting()));
		assertThat(left.status()).isEqualTo(RunStatus.SENDING);
		assertThat(NextSteps.of(left, this.tallies.of(left))).containsExactly(
				"3 messages held until an earlier channel has had its time: 'run note --key k' sends those that are needed.");
		this.starts.jdbc()
			.sql("UPDATE regain_message SET state = 'BOUNCED' WHERE customer_id = '1' AND step = 0")
			.update();
		this.starts.clock().advance(Duration.ofMinutes(11));
		Run run = Starts.driven(this.starts.start(Starts.withoutWaiting()));
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.sms.handed()).extracting((message) -> message.to().value()).containsExactly("+12025550101");
	}

	@Test
	void aRunThatIsStoppedWhileItWaitsSendsNothingOfIt() {
		Stop stop = new Stop();
		CompletableFuture<StartResult> driving = CompletableFuture
			.supplyAsync(() -> this.starts.start(Starts.plain(), new Observed(), stop));
		Patience.await("the mails are accepted").until(() -> this.starts.states().getOrDefault("ACCEPTED", 0L) == 3);
		stop.ask();
		assertThat(Starts.driven(Patience.end("the run", driving)).status()).isEqualTo(RunStatus.SENDING);
		assertThat(this.sms.handed()).isEmpty();
	}

	@Test
	void whoIsNotAmongTheFirstWaitsForThat() {
		Run run = Starts.driven(this.starts
			.start(new StartRequest("note", Optional.of(Starts.KEY), Optional.of(1L), false, false, false, false)));
		assertThat(this.tallies.of(run).laterSteps()).as("of the first only").isOne();
		assertThat(this.tallies.of(run).held()).isEqualTo(5);
		assertThat(this.email.handed()).hasSize(1);
		assertThat(Starts.driven(this.starts.startWhileTimePasses(Duration.ofMinutes(1))).status())
			.isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(3);
		assertThat(this.sms.handed()).isEmpty();
	}

	@Test
	void whatExpiredIsPlannedAgainInItsTurn() {
		this.email.answer((message) -> new Outcome.Deferred("421", "later", Optional.of(Duration.ofHours(14))));
		CompletableFuture<StartResult> driving = CompletableFuture.supplyAsync(this.starts::start);
		Patience.await("all mails are put off").until(() -> this.email.handed().size() == 3);
		this.starts.clock().advance(Duration.ofHours(13));
		Run expired = Starts.driven(Patience.end("the run", driving));
		assertThat(expired.status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		assertThat(this.starts.states()).isEqualTo(Map.of("EXPIRED", 6L));
		this.email.accept();
		this.starts
			.start(new StartRequest("note", Optional.of(Starts.KEY), Optional.empty(), false, true, true, false));
		assertThat(this.starts.states()).isEqualTo(Map.of("ACCEPTED", 3L, "PLANNED", 3L));
		assertThat(this.sms.handed()).as("the mails have their time first").isEmpty();
	}

}
