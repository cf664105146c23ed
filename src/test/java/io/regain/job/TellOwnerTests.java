package io.regain.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.regain.ScriptedSender;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outgoing;
import io.regain.channel.OutcomeUnknownException;
import io.regain.delivery.Deliveries;
import io.regain.delivery.DeliveryProperties;
import io.regain.delivery.OwnerNotices;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Settlements;
import io.regain.delivery.Silences;
import io.regain.delivery.Steering;
import io.regain.delivery.Stop;
import io.regain.delivery.Tallies;
import io.regain.delivery.Threads;
import io.regain.message.Content;
import io.regain.message.RunName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** What the owner of a campaign is told, and how often. */
@StartTest
class TellOwnerTests {

	private static final String OWNER = "crm@lavka.example";

	private final Starts starts;

	private final ScriptedSender email;

	private final BeanFactory beans;

	TellOwnerTests(Starts starts, @Qualifier("email") ScriptedSender email, BeanFactory beans) {
		this.starts = starts;
		this.email = email;
		this.beans = beans;
	}

	@BeforeEach
	void begin() {
		this.starts.begin(3);
	}

	@Test
	void ofACompleteRunNobodyIsTold() {
		assertThat(start().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(told()).isEmpty();
	}

	@Test
	void ofARunThatFailedInPartTheOwnerIsToldWhatToDo() {
		refuseForAReasonOfOurs();
		assertThat(start().status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		assertThat(told()).singleElement().satisfies((mail) -> {
			assertThat(mail.run()).isEqualTo("note@k");
			assertThat(mail.from().email().value()).isEqualTo("hello@lavka.example");
			Content.Email content = (Content.Email) mail.content();
			assertThat(content.subject()).isEqualTo("note@k is PARTIALLY_FAILED");
			assertThat(content.text()).isEqualTo("""
					note@k is PARTIALLY_FAILED.
					A note

					planned               3
					accepted              2
					refused               1

					What to do
					- 1 message refused for a reason on our side: mend it, then 'run note --key k --retry-failed'.
					""");
			assertThat(content.html()).startsWith("<pre>note@k is PARTIALLY_FAILED.");
		});
	}

	@Test
	void ofTheSameRunAndStatusNobodyIsToldTwice() {
		refuseForAReasonOfOurs();
		start();
		assertThat(start(Starts.retried()).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		assertThat(told()).hasSize(1);
	}

	@Test
	void thatTheMailCannotBeSentChangesNothingAndTheNextTimeItIsTriedAgain() {
		this.email.answer((message) -> isToOwner(message) ? new Outcome.Deferred("421", "later", Optional.empty())
				: failing(message));
		assertThat(start().status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		assertThat(start(Starts.retried()).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		assertThat(told()).hasSize(2);
	}

	@Test
	void ifNobodyKnowsWhetherTheMailWasSentItIsNotSentAgain() {
		this.email.answer((message) -> {
			if (isToOwner(message)) {
				throw new OutcomeUnknownException("no answer");
			}
			return failing(message);
		});
		assertThat(start().status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		assertThat(start(Starts.retried()).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		assertThat(told()).hasSize(1);
	}

	@Test
	void whoIsPausedByAGuardNeedsSomebodyAndByAPersonNot() {
		Steering steering = this.beans.getBean(Steering.class);
		Run run = this.starts.plan();
		Observed pausing = new Observed(() -> steering.pause(run, "olga"));
		assertThat(start(Starts.plain(), pausing).status()).isEqualTo(RunStatus.PAUSED);
		assertThat(told()).isEmpty();
		steering.resume(run, "olga");
		Observed guarding = new Observed(
				() -> steering.pauseByGuard(run, this.starts.hold(run), "the relay refuses <everything>"));
		assertThat(start(Starts.plain(), guarding).status()).isEqualTo(RunStatus.PAUSED);
		assertThat(told()).singleElement()
			.satisfies((mail) -> assertThat(mail.content().parts().get(2)).contains(
					"paused by a guard at 2026-11-22T10:00:00Z: the relay refuses <everything>",
					"'resume note@k' lets it go on, then 'run note --key k'; 'cancel note@k' gives it up."))
			.satisfies((mail) -> assertThat(mail.content().parts().get(1)).contains("&lt;everything&gt;"));
		steering.resume(run, "olga");
		Observed again = new Observed(() -> steering.pauseByGuard(run, this.starts.hold(run), "still"));
		assertThat(start(Starts.plain(), again).status()).isEqualTo(RunStatus.PAUSED);
		assertThat(told()).as("the second time").hasSize(2);
	}

	@Test
	void whatIsInDoubtBeforeTheEndNeedsSomebody() {
		this.starts.home().change("class: service", "class: marketing");
		this.starts.everybodyConsents();
		this.email.answer((message) -> {
			if (isToOwner(message)) {
				return new Outcome.Accepted("id");
			}
			throw new OutcomeUnknownException("no answer");
		});
		assertThat(start(Starts.limited(1)).status()).isEqualTo(RunStatus.SENDING);
		assertThat(told()).singleElement()
			.satisfies((mail) -> assertThat(mail.content().parts().get(2))
				.contains("1 message in doubt: 'settle note@k' lists them."));
	}

	@Test
	void aPlanThatIsRefusedNeedsSomebody() {
		this.starts.home().change("  segment: everybody", "  segment: everybody\n  expect: 100..200");
		assertThat(starter(true, delivery(List.of(), List.of())).start(Starts.plain(), new Observed(), new Stop()))
			.isInstanceOf(StartResult.Refused.class);
		assertThat(told()).singleElement()
			.satisfies((mail) -> assertThat(mail.content().parts().get(2)).contains("audience.expect allows 100..200"));
	}

	@Test
	void whereEverythingIsRedirectedTheMailIsToo() {
		refuseForAReasonOfOurs();
		starter(true, delivery(List.of("qa@example.com"), List.of())).start(Starts.plain(), new Observed(), new Stop());
		assertThat(told()).isEmpty();
		assertThat(this.email.handed()).filteredOn((message) -> message.to().value().equals("qa@example.com"))
			.hasSize(1);
	}

	@Test
	void whoMayNotBeWrittenToIsNot() {
		refuseForAReasonOfOurs();
		starter(true, delivery(List.of(), List.of("@mail.example"))).start(Starts.plain(), new Observed(), new Stop());
		assertThat(told()).isEmpty();
	}

	@Test
	void itCanBeSwitchedOff() {
		refuseForAReasonOfOurs();
		starter(false, delivery(List.of(), List.of())).start(Starts.plain(), new Observed(), new Stop());
		assertThat(told()).isEmpty();
	}

	@Test
	void ofACancelledRunTheOwnerIsToldByWhoeverHasItLast() {
		Run run = this.starts.plan();
		new CancelRun(this.beans.getBean(Steering.class), this.beans.getBean(Tallies.class),
				this.beans.getBean(Grip.class), this.beans.getBean(EndRun.class),
				tellOwner(true, delivery(List.of(), List.of())))
			.cancel(run, "olga", new Observed());
		assertThat(told()).singleElement()
			.satisfies((mail) -> assertThat(mail.content().parts().get(2)).contains("cancelled by olga",
					"cancelled             3", "'report note@k' says more."));
		assertThat(this.beans.getBean(RunBook.class).find(new RunName("note", "k")).orElseThrow().status())
			.isEqualTo(RunStatus.CANCELLED);
	}

	private void refuseForAReasonOfOurs() {
		this.email.answer(TellOwnerTests::failing);
	}

	private static Outcome failing(Outgoing message) {
		return message.to().value().startsWith("c1@") ? new Outcome.Refused(Cause.CONTENT, "554", "spam")
				: new Outcome.Accepted("id");
	}

	private static boolean isToOwner(Outgoing message) {
		return message.to().value().equals(OWNER);
	}

	private List<Outgoing> told() {
		return this.email.handed().stream().filter(TellOwnerTests::isToOwner).toList();
	}

	private Run start() {
		return start(Starts.plain());
	}

	private Run start(StartRequest request) {
		return start(request, new Observed());
	}

	private Run start(StartRequest request, Observed observed) {
		return Starts.driven(starter(true, delivery(List.of(), List.of())).start(request, observed, new Stop()));
	}

	private Starter starter(boolean tells, DeliveryProperties delivery) {
		RunBook book = this.beans.getBean(RunBook.class);
		return new Starter(book, this.beans.getBean(RunDates.class), this.beans.getBean(Preparations.class),
				this.beans.getBean(Guards.class), this.beans.getBean(Threads.class),
				new DriveRun(book, this.beans.getBean(Settlements.class), this.beans.getBean(Silences.class),
						this.beans.getBean(Grip.class), this.beans.getBean(Deciders.class),
						this.beans.getBean(CampaignJob.class), tellOwner(tells, delivery)));
	}

	private TellOwner tellOwner(boolean tells, DeliveryProperties delivery) {
		return new TellOwner(new RunProperties(Duration.ofSeconds(1), Duration.ofHours(1), tells), delivery,
				this.beans.getBean(Deliveries.class), this.beans.getBean(RunBook.class),
				this.beans.getBean(Tallies.class), this.beans.getBean(OwnerNotices.class),
				RandomGenerator.getDefault());
	}

	private static DeliveryProperties delivery(List<String> redirectTo, List<String> allowOnly) {
		return new DeliveryProperties(1, 1, 1, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(1),
				redirectTo, allowOnly, Map.of());
	}

}
