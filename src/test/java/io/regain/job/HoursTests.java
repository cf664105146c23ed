package io.regain.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Tallies;
import io.regain.message.RunName;
import io.regain.plan.Prepared;
import io.regain.report.Histories;
import io.regain.report.Reports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs by the recipients' clocks, from the files to the receiver. It is 10:00 on a Sunday
 * in UTC; customer 1 lives in Moscow (13:00), 2 in Tokyo (19:00), 3 wherever.
 */
@StartTest
@TestPropertySource(properties = { "regain.quiet-hours.email=18:00-09:00", "regain.caps[0].class=marketing",
		"regain.caps[0].most=1", "regain.caps[0].in=7d" })
class HoursTests {

	private final Starts starts;

	private final Rehearsals rehearsals;

	private final Preparations preparations;

	private final RunDates dates;

	private final Reports reports;

	private final Histories histories;

	private final Tallies tallies;

	private final ScriptedSender email;

	HoursTests(Starts starts, Rehearsals rehearsals, Preparations preparations, RunDates dates, Reports reports,
			Histories histories, Tallies tallies, @Qualifier("email") ScriptedSender email) {
		this.starts = starts;
		this.rehearsals = rehearsals;
		this.preparations = preparations;
		this.dates = dates;
		this.reports = reports;
		this.histories = histories;
		this.tallies = tallies;
		this.email = email;
	}

	@BeforeEach
	void begin() {
		this.starts.begin(3);
		this.starts.jdbc().sql("""
				CREATE OR REPLACE VIEW regain_customer AS SELECT p.*,
				  CASE id WHEN 1 THEN 'Europe/Moscow' WHEN 2 THEN 'Asia/Tokyo' ELSE 'Moon/Tranquility' END AS time_zone
				FROM person p""").update();
	}

	@Test
	void aRunWaitsForTheNightOfItsRecipientsToEnd() {
		this.starts.home().change("within: 12h", "within: 24h");
		CompletableFuture<StartResult> driving = CompletableFuture.supplyAsync(this.starts::start);
		Patience.await("those who are awake have it").until(() -> this.email.handed().size() == 2);
		assertThat(driving).isNotDone();
		this.starts.clock().advance(Duration.ofHours(14));
		assertThat(Starts.driven(Patience.end("the run", driving)).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(3);
	}

	@Test
	void whoWouldGetItAfterTheDeadlineIsExcludedWithTheReason() {
		Run run = Starts.driven(this.starts.start());
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(2);
		assertThat(this.reports.of(run).audience().excluded()).containsOnlyKeys("past-deadline");
		assertThat(this.histories.of("2").runs().get(0).detail()).contains("quiet-hours: 2026-11-23 09:00 Asia/Tokyo");
	}

	@Test
	void eachIsWrittenToAtTenByTheirOwnClock() {
		this.starts.home().change("  within: 12h", "  within: 30h\n  at: \"14:00\"");
		Run run = this.starts.plan();
		assertThat(this.starts
			.column("SELECT CONCAT(customer_id, ' ', due_at, ' ', delay) FROM regain_message ORDER BY id"))
			.containsExactly("1 2026-11-22 11:00:00.000 at", "2 2026-11-23 05:00:00.000 at",
					"3 2026-11-22 14:00:00.000 at");
		assertThat(this.starts.column("SELECT DISTINCT CONCAT(deadline_at, '') FROM regain_message"))
			.containsExactly("2026-11-23 16:00:00.000");
		assertThat(this.tallies.of(run).delayed()).isEqualTo(3);
		assertThat(NextSteps.of(run, this.tallies.of(run))).anyMatch((step) -> step.contains("3 messages of these"));
		assertThat(this.email.handed()).isEmpty();
		assertThat(Starts.driven(this.starts.startWhileTimePasses(Duration.ofMinutes(20))).status())
			.isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void aDryRunSaysTheSame() {
		this.starts.home().change("within: 12h", "within: 20h");
		Rehearsal rehearsal = rehearse();
		assertThat(rehearsal.included()).isEqualTo(3);
		assertThat(rehearsal.delayed()).containsEntry("quiet-hours", 1L).hasSize(1);
		this.starts.home().reset();
		assertThat(rehearse().excluded()).containsEntry("past-deadline", 1L).hasSize(1);
	}

	@Test
	void aDryRunIsLimitedAsTheRunIs() {
		this.starts.everybodyConsents();
		this.starts.home().change("class: service", "class: marketing\ntopic: offers");
		this.starts.jdbc().sql("DELETE FROM person WHERE id = 3").update();
		Run first = Starts.driven(this.starts.start());
		assertThat(this.reports.of(first).audience().included()).isOne();
		this.starts.jdbc().sql("INSERT INTO person VALUES (3, 'c3@mail.example', 'en', 'Eve')").update();
		assertThat(rehearse().excluded()).as("what a run has does not count for itself")
			.doesNotContainKey("frequency-cap");
		Rehearsal other = rehearse("other");
		assertThat(other.excluded()).containsEntry("frequency-cap", 1L).containsEntry("past-deadline", 1L);
		assertThat(other.included()).isOne();
		Run second = Starts.driven(this.starts
			.start(new StartRequest("note", Optional.of("other"), Optional.empty(), true, false, false, false)));
		assertThat(this.reports.of(second).audience().excluded()).isEqualTo(other.excluded());
	}

	private Rehearsal rehearse() {
		return rehearse(Starts.KEY);
	}

	private Rehearsal rehearse(String key) {
		Prepared prepared = this.preparations.validation().prepare("note").orElseThrow();
		RunName name = new RunName("note", key);
		return this.rehearsals.rehearse(prepared, name, this.dates.date(name, Optional.empty()));
	}

}
