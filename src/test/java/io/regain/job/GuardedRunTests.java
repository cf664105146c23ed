package io.regain.job;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import io.regain.ScriptedSender;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outgoing;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Steering;
import io.regain.message.RunName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs whose first messages bounce, or are complained of. */
@StartTest
class GuardedRunTests {

	private static final int CUSTOMERS = 1_100;

	private final Starts starts;

	private final ScriptedSender email;

	private final Steering steering;

	private final RunBook book;

	GuardedRunTests(Starts starts, @Qualifier("email") ScriptedSender email, Steering steering, RunBook book) {
		this.starts = starts;
		this.email = email;
		this.steering = steering;
		this.book = book;
	}

	@Test
	void aRunOfWhichATenthIsDeadPausesWithinItsFirstThousandAndSaysWhy() {
		this.starts.begin(CUSTOMERS);
		refuse(Cause.DEAD_ADDRESS, (number) -> number % 10 == 0);
		Observed observed = new Observed();
		Run run = Starts.driven(this.starts.start(observed));
		assertThat(run.status()).isEqualTo(RunStatus.PAUSED);
		assertThat(run.isPausedByGuard()).isTrue();
		assertThat(run.note()).matches("paused by a guard at 2026-11-22T10:00:00Z: [0-9]+ of the first [0-9]+ messages "
				+ "bounced \\([0-9.]+ %\\); regain.guard.bounces allows 5 % of the first 1,000");
		assertThat(observed.warnings).containsExactly("note@k was " + run.note());
		assertThat(this.email.handed()).hasSizeBetween(500, CUSTOMERS - 1);
	}

	@Test
	void aRunOfWhichAHundredthIsDeadIsNotHeldUp() {
		this.starts.begin(CUSTOMERS);
		refuse(Cause.DEAD_ADDRESS, (number) -> number % 100 == 0);
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(CUSTOMERS);
	}

	@Test
	void whoResumesItHasAcceptedWhatIsKnown() {
		this.starts.begin(CUSTOMERS);
		refuse(Cause.DEAD_ADDRESS, (number) -> number % 10 == 0);
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.PAUSED);
		this.email.accept();
		resume();
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).extracting(Outgoing::to).hasSize(CUSTOMERS).doesNotHaveDuplicates();
	}

	@Test
	void whatIsAsBadAfterwardsPausesItAgain() {
		this.starts.begin(CUSTOMERS);
		refuse(Cause.DEAD_ADDRESS, (number) -> number % 4 == 0);
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.PAUSED);
		int first = this.email.handed().size();
		resume();
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.PAUSED);
		assertThat(this.email.handed()).hasSizeBetween(first + 200, CUSTOMERS - 1);
	}

	/** A relay that takes no mail of ours, for what it says. */
	@Test
	void contentThatIsRefusedEverywherePausesItSoon() {
		this.starts.begin(CUSTOMERS);
		refuse(Cause.CONTENT, (number) -> true);
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.PAUSED);
		assertThat(this.email.handed()).hasSizeBetween(51, CUSTOMERS - 1);
	}

	@Test
	void fewBouncesOfFewMessagesSayNothing() {
		this.starts.begin(100);
		refuse(Cause.DEAD_ADDRESS, (number) -> number % 10 == 0);
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void whoTextedStopIsNoBounce() {
		this.starts.begin(300);
		refuse(Cause.OPTED_OUT, (number) -> number % 2 == 0);
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void anIncidentGoesOn() {
		this.starts.begin(300);
		this.starts.home().change("class: service", "class: incident");
		refuse(Cause.DEAD_ADDRESS, (number) -> number % 2 == 0);
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(300);
	}

	@Test
	void bouncesThatAreReportedLaterCount() {
		this.starts.begin(CUSTOMERS);
		reportAfter(300, "bounced", "hard", 51);
		Run run = Starts.driven(this.starts.start());
		assertThat(run.status()).isEqualTo(RunStatus.PAUSED);
		assertThat(run.note()).contains("51 of the first ");
		assertThat(this.email.handed()).hasSizeLessThan(CUSTOMERS);
	}

	@Test
	void whatComesBackForNowDoesNot() {
		this.starts.begin(400);
		reportAfter(300, "bounced", "soft", 100);
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void threeComplaintsOfAThousandDoNotPauseIt() {
		this.starts.begin(CUSTOMERS);
		reportAfter(300, "complained", "", 3);
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void fourComplaintsPauseIt() {
		this.starts.begin(CUSTOMERS);
		reportAfter(300, "complained", "", 4);
		Run run = Starts.driven(this.starts.start());
		assertThat(run.status()).isEqualTo(RunStatus.PAUSED);
		assertThat(run.note()).contains("4 of the first ", " were complained of (",
				"regain.guard.complaints allows 0.3 % of the first 1,000");
	}

	private void resume() {
		this.starts.clock().advance(Duration.ofMinutes(1));
		this.steering.resume(this.book.find(new RunName("note", Starts.KEY)).orElseThrow(), "olga");
		this.starts.clock().advance(Duration.ofMinutes(1));
	}

	private void refuse(Cause cause, Predicate<Integer> which) {
		this.email.answer((message) -> which.test(number(message)) ? new Outcome.Refused(cause, "5.1.1", "not here")
				: new Outcome.Accepted("id"));
	}

	/** The number in c17@mail.example. */
	private static int number(Outgoing message) {
		return Integer.parseInt(message.to().value().replaceAll("\\D", ""));
	}

	/** When so many have been handed over, so many of the accepted are reported. */
	private void reportAfter(int handed, String type, String kind, int messages) {
		AtomicInteger answered = new AtomicInteger();
		this.email.answer((message) -> {
			if (answered.incrementAndGet() == handed) {
				this.starts.jdbc()
					.sql("""
							INSERT INTO regain_event (message_id, run_id, customer_id, channel, type, source, source_key, kind, received_at)
							SELECT id, run_id, customer_id, channel, :type, 'test', id, :kind, due_at
							FROM regain_message WHERE state = 'ACCEPTED' ORDER BY id LIMIT :messages
							""")
					.param("type", type)
					.param("kind", kind)
					.param("messages", messages)
					.update();
			}
			return new Outcome.Accepted("id");
		});
	}

}
