package io.regain.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.audience.Freezes;
import io.regain.audience.FrozenAudiences;
import io.regain.audience.Listed;
import io.regain.delivery.FrozenMessages;
import io.regain.delivery.Progress;
import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Stop;
import io.regain.delivery.Tallies;
import io.regain.message.Problem;
import io.regain.message.RunName;
import io.regain.report.Histories;
import io.regain.report.Reports;
import io.regain.report.RunReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** Marketing to five customers, of whom incident 7 hurts two: 1 and 2. */
@StartTest
class FrozenRunTests {

	private static final String SEVEN = "incident 7, Card payments fail";

	private static final String EIGHT = "incident 8, Parcels are late";

	private final Starts starts;

	private final ScriptedSender email;

	private final FrozenAudiences audiences;

	private final Freezes freezes;

	private final FrozenMessages messages;

	private final Reports reports;

	private final Histories histories;

	private final Tallies tallies;

	private final BeanFactory beans;

	FrozenRunTests(Starts starts, @Qualifier("email") ScriptedSender email, FrozenAudiences audiences, Freezes freezes,
			FrozenMessages messages, Reports reports, Histories histories, Tallies tallies, BeanFactory beans) {
		this.starts = starts;
		this.email = email;
		this.audiences = audiences;
		this.freezes = freezes;
		this.messages = messages;
		this.reports = reports;
		this.histories = histories;
		this.tallies = tallies;
		this.beans = beans;
	}

	@BeforeEach
	void begin() {
		this.starts.begin(5);
		this.starts.everybodyConsents();
		onFreeze("hold");
		affects("incident-7", "1", "2");
	}

	private void onFreeze(String what) {
		this.starts.home()
			.write("campaigns/test/note.yaml", TestHome.CAMPAIGN.replace("class: service", "class: marketing")
				.replace("within: 12h", "within: 12h\n  on-freeze: " + what));
	}

	private void affects(String audience, String... customers) {
		this.audiences.add(audience, List.of(customers).stream().map((id) -> new Listed(id, Map.of())).toList());
	}

	@Test
	void whatAnIncidentHoldsWhenItIsPlannedLeavesWhenTheIncidentIsOver() {
		this.freezes.begin("incident-7", SEVEN);
		CompletableFuture<Progress> sending = new CompletableFuture<>();
		CompletableFuture<StartResult> driving = driving(sending);
		Progress progress = Patience.end("planning", sending);
		Patience.await("the others have it").until(() -> this.email.handed().size() == 3);
		Patience.await("it says what it waits for")
			.until(() -> Map.of(SEVEN, 2L).equals(progress.heldBack()) && progress.waitsUntil().isEmpty());
		assertThat(progress.total()).isEqualTo(3);
		assertThat(driving).isNotDone();
		this.freezes.end("incident-7", this.starts.clock().instant());
		assertThat(Starts.driven(Patience.end("the run", driving)).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(5);
		assertThat(progress.total()).isEqualTo(5);
		assertThat(progress.heldBack()).isEmpty();
	}

	@Test
	void whoDoesNotWaitIsToldWhatIsHeldAndWhy() {
		this.freezes.begin("incident-7", SEVEN);
		Run run = Starts.driven(this.starts.start(Starts.withoutWaiting()));
		assertThat(run.status()).isEqualTo(RunStatus.SENDING);
		assertThat(this.email.handed()).hasSize(3);
		assertThat(NextSteps.of(run, this.tallies.of(run)))
			.containsExactly("2 messages held by an incident: 'run note --key k' waits for its end.");
		RunReport report = this.reports.of(run);
		assertThat(report.addsUp()).isTrue();
		assertThat(report.incidents()).containsExactly(new RunReport.Incident(SEVEN, 0, 2, 0, 0));
		assertThat(report.problems()).isEmpty();
		assertThat(this.histories.of("1").runs().get(0).messages()).singleElement()
			.satisfies((message) -> assertThat(message.held()).contains("incident"))
			.satisfies((message) -> assertThat(message.why()).contains("incident: " + SEVEN));
		this.freezes.end("incident-7", this.starts.clock().instant());
		assertThat(this.messages.releaseThawed()).isEqualTo(2);
		assertThat(this.messages.releaseThawed()).isZero();
		assertThat(this.histories.of("1").runs().get(0).messages().get(0).why()).isEmpty();
		assertThat(Starts.driven(this.starts.start(Starts.withoutWaiting())).status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void whomAnIncidentHurtsAfterThePlanningIsHeldAtTheLastMoment() {
		Run run = this.starts.plan();
		this.freezes.begin("incident-7", SEVEN);
		Starts.driven(this.starts.start(Starts.withoutWaiting()));
		assertThat(this.email.handed()).hasSize(3);
		assertThat(this.tallies.of(run).frozen()).isEqualTo(2);
		this.audiences.drop("incident-7", List.of("1"));
		Starts.driven(this.starts.start(Starts.withoutWaiting()));
		assertThat(this.email.handed()).hasSize(4);
	}

	@Test
	void aDeadlineStaysSoThatWhatIsHeldForTooLongExpires() {
		this.freezes.begin("incident-7", SEVEN);
		CompletableFuture<StartResult> driving = CompletableFuture.supplyAsync(this.starts::start);
		Patience.await("the others have it").until(() -> this.email.handed().size() == 3);
		this.starts.clock().advance(Duration.ofHours(13));
		Run run = Starts.driven(Patience.end("the run", driving));
		assertThat(run.status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		assertThat(this.reports.of(run).incidents()).containsExactly(new RunReport.Incident(SEVEN, 0, 0, 0, 2));
	}

	@Test
	void aDeadlineMovesByTheTimeThatSomethingWasHeldIfTheCampaignSaysSo() {
		onFreeze("extend");
		this.freezes.begin("incident-7", SEVEN);
		Starts.driven(this.starts.start(Starts.withoutWaiting()));
		this.starts.clock().advance(Duration.ofHours(13));
		Run run = Starts.driven(this.starts
			.start(new StartRequest("note", Optional.of(Starts.KEY), Optional.empty(), false, true, false, false)));
		assertThat(run.status()).as("its deadline is past, but theirs moves").isEqualTo(RunStatus.SENDING);
		this.freezes.end("incident-7", this.starts.clock().instant());
		assertThat(this.messages.releaseThawed()).isEqualTo(2);
		assertThat(this.starts
			.column("SELECT DISTINCT CONCAT(deadline_at, '') FROM regain_message WHERE state = 'PLANNED'"))
			.containsExactly("2026-11-23 11:00:00.000");
		this.starts.clock().advance(Duration.ofHours(11));
		assertThat(Starts.driven(this.starts.start(Starts.resumed())).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(5);
	}

	@Test
	void whatIsDroppedIsNotSentAndNamesTheIncident() {
		onFreeze("drop");
		affects("incident-8", "3");
		this.freezes.begin("incident-7", SEVEN);
		Run run = this.starts.plan();
		this.freezes.begin("incident-8", EIGHT);
		Run driven = Starts.driven(this.starts.start());
		assertThat(driven.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(2);
		RunReport report = this.reports.of(run);
		assertThat(report.addsUp()).isTrue();
		assertThat(report.audience().excluded()).isEqualTo(Map.of("incident", 2L));
		assertThat(report.incidents()).containsExactly(new RunReport.Incident(SEVEN, 2, 0, 0, 0),
				new RunReport.Incident(EIGHT, 0, 0, 1, 0));
		assertThat(this.histories.of("1").runs().get(0).detail()).contains(SEVEN);
		assertThat(this.histories.of("3").runs().get(0).messages().get(0).why()).contains("incident: " + EIGHT);
	}

	@Test
	void whomTwoIncidentsHurtWaitsForTheEndOfBoth() {
		affects("incident-8", "2");
		this.freezes.begin("incident-7", SEVEN);
		this.freezes.begin("incident-8", EIGHT);
		Run run = Starts.driven(this.starts.start(Starts.withoutWaiting()));
		assertThat(this.reports.of(run).incidents()).containsExactly(new RunReport.Incident(SEVEN, 0, 2, 0, 0));
		this.freezes.end("incident-7", this.starts.clock().instant());
		assertThat(this.messages.releaseThawed()).isOne();
		assertThat(this.reports.of(run).incidents()).containsExactly(new RunReport.Incident(EIGHT, 0, 1, 0, 0));
		this.freezes.end("incident-8", this.starts.clock().instant().plus(Duration.ofHours(1)));
		assertThat(this.messages.releaseThawed()).as("in the cool-off").isZero();
		this.starts.clock().advance(Duration.ofHours(1));
		assertThat(this.messages.releaseThawed()).isOne();
	}

	@Test
	void whatPeopleNeedToKnowIsNotHeldBack() {
		this.starts.home().reset();
		this.freezes.begin("incident-7", SEVEN);
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(5);
	}

	@Test
	void whoIsNotAmongTheFirstWaitsForThatAndNotForTheIncident() {
		this.freezes.begin("incident-7", SEVEN);
		Run run = Starts.driven(this.starts.start(Starts.limited(1)));
		long others = this.tallies.of(run).held() - this.tallies.of(run).frozen();
		assertThat(others).isEqualTo(4);
		this.freezes.end("incident-7", this.starts.clock().instant());
		this.messages.releaseThawed();
		Starts.driven(this.starts.start(Starts.limited(1)));
		assertThat(this.email.handed()).hasSize(1);
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(5);
	}

	@Test
	void aDryRunNamesTheIncident() {
		Preparations preparations = this.beans.getBean(Preparations.class);
		RunName name = new RunName("note", "dry");
		RunDates dates = this.beans.getBean(RunDates.class);
		this.freezes.begin("incident-7", SEVEN);
		Rehearsal rehearsal = this.beans.getBean(Rehearsals.class)
			.rehearse(preparations.validation().prepare("note").orElseThrow(), name,
					dates.date(name, Optional.empty()));
		assertThat(rehearsal.included()).isEqualTo(5);
		assertThat(rehearsal.incidents()).isEqualTo(Map.of(SEVEN, 2L));
	}

	private CompletableFuture<StartResult> driving(CompletableFuture<Progress> begun) {
		RunObserver observer = new RunObserver() {

			@Override
			public void warning(Problem problem) {
				// is not asked here
			}

			@Override
			public void watching(RunName run, String holder) {
				// nobody holds it
			}

			@Override
			public void planning(RunName run, PlanProgress planned) {
				// is over in a moment
			}

			@Override
			public void sending(RunName run, Progress sending) {
				begun.complete(sending);
			}

		};
		return CompletableFuture.supplyAsync(() -> this.starts.start(Starts.plain(), observer, new Stop()));
	}

}
