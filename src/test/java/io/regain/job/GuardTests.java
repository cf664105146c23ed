package io.regain.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Cause;
import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.message.Problem;
import io.regain.message.Utc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** What a start refuses, and what lets it. */
@StartTest
class GuardTests {

	private final Starts starts;

	private final ScriptedSender email;

	GuardTests(Starts starts, @Qualifier("email") ScriptedSender email) {
		this.starts = starts;
		this.email = email;
	}

	@BeforeEach
	void begin() {
		this.starts.begin(10);
	}

	@Test
	void anAudienceOutsideOfWhatIsExpectedIsThrownAwayAndOnlyTheReasonKept() {
		this.starts.home().change("  segment: everybody", "  segment: everybody\n  expect: 1..9");
		String why = "note@k would write to 10 customers; audience.expect allows 1..9";
		assertThat(Starts.refusal(this.starts.start())).isEqualTo(why);
		assertThat(this.starts.column("SELECT CONCAT(status, ': ', note) FROM regain_run"))
			.containsExactly("PLANNING: " + why);
		for (String table : List.of("regain_recipient", "regain_message", "regain_exclusion")) {
			assertThat(this.starts.column("SELECT COUNT(*) FROM " + table)).as(table).containsExactly("0");
		}
		assertThat(this.email.handed()).isEmpty();

		this.starts.jdbc().sql("DELETE FROM person WHERE id = 10").update();
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.starts.column("SELECT note FROM regain_run WHERE note IS NOT NULL")).isEmpty();
	}

	@Test
	void aPlannedRunWhoseDeadlineIsPastIsRefusedUntilAPersonSaysThatItIsNotTooLate() {
		Run run = this.starts.plan();
		this.starts.clock().set(run.deadlineAt().plusSeconds(1));
		assertThat(Starts.refusal(this.starts.start()))
			.isEqualTo("the deadline of note@k passed at %s; --late sends it all the same".formatted(run.deadlineAt()));
		assertThat(Starts.refusal(this.starts.start(Starts.resumed()))).contains("--late");
		assertThat(this.email.handed()).isEmpty();
		Run late = Starts.driven(this.starts.start(Starts.late()));
		assertThat(late.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(late.deadlineAt()).isEqualTo(this.starts.clock().instant().plus(Duration.ofHours(12)));
		assertThat(this.email.handed()).hasSize(10);
	}

	@Test
	void aRunOfADayLongPastIsNotEvenBegun() {
		StartRequest old = new StartRequest("note", Optional.of("2026-11-01"), Optional.empty(), true, false, false,
				false);
		assertThat(Starts.refusal(this.starts.start(old)))
			.isEqualTo("the deadline of note@2026-11-01 passed at 2026-11-02T12:00:00Z; --late sends it all the same");
		assertThat(this.starts.column("SELECT COUNT(*) FROM regain_run")).containsExactly("0");
		StartRequest late = new StartRequest("note", old.key(), Optional.empty(), true, false, true, false);
		Run run = Starts.driven(this.starts.start(late));
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(run.dueAt()).isEqualTo(TestClock.START);
		assertThat(run.runDate()).hasToString("2026-11-01");
	}

	@Test
	void aRunOfYesterdayIsDueAtTheEndOfItsDay() {
		StartRequest yesterday = new StartRequest("note", Optional.of("2026-11-21"), Optional.empty(), true, false,
				false, false);
		Run run = Starts.driven(this.starts.start(yesterday));
		assertThat(run.dueAt()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
		assertThat(run.deadlineAt()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
	}

	@Test
	void whatIsPlannedAfreshIsDueWhenItWasFirstBegun() {
		this.starts.home().change("  segment: everybody", "  segment: everybody\n  expect: 1..9");
		this.starts.start();
		this.starts.home().reset();
		this.starts.clock().advance(Duration.ofHours(11));
		assertThat(Starts.driven(this.starts.start()).dueAt()).isEqualTo(TestClock.START);
	}

	@Test
	void aRunThatNobodyHasDrivenForLongIsLeftToAPerson() {
		this.starts.plan();
		this.starts.clock().advance(Duration.ofMinutes(61));
		assertThat(Starts.refusal(this.starts.start()))
			.startsWith(
					"nobody has driven note@k since 2026-11-22T10:00:00Z, longer than regain.run.resume-within (1h)")
			.endsWith("--resume goes on");
		assertThat(this.email.handed()).isEmpty();
		assertThat(Starts.driven(this.starts.start(Starts.resumed())).status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void aRunThatHadToWaitForItsHourIsNotStale() {
		this.starts.plan();
		this.starts.jdbc()
			.sql("UPDATE regain_message SET due_at = :due")
			.param("due", Utc.of(TestClock.START.plus(Duration.ofHours(8))))
			.update();
		this.starts.clock().advance(Duration.ofHours(8).plusMinutes(5));
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
	}

	@Test
	void whatWasRefusedForAReasonOfOursIsSentAgainOnRequest() {
		this.email.answer((message) -> message.to().value().startsWith("c1@")
				? new Outcome.Refused(Cause.CONFIGURATION, "535", "authentication failed")
				: message.to().value().startsWith("c2@") ? new Outcome.Refused(Cause.DEAD_ADDRESS, "5.1.1", "nobody")
						: new Outcome.Accepted(""));
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		this.email.accept();
		assertThat(this.starts.start()).isInstanceOf(StartResult.AlreadyEnded.class);
		this.starts.clock().advance(Duration.ofHours(3));
		assertThat(Starts.driven(this.starts.start(Starts.retried())).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.starts.states()).isEqualTo(Map.of("ACCEPTED", 9L, "REFUSED", 1L));
		assertThat(this.email.handed()).hasSize(11);
	}

	@Test
	void aRetryAfterTheDeadlineNeedsANewOne() {
		this.email.answer((message) -> new Outcome.Refused(Cause.CONTENT, "554", "spam"));
		Run failed = Starts.driven(this.starts.start());
		this.email.accept();
		this.starts.clock().set(failed.deadlineAt().plusSeconds(1));
		assertThat(Starts.refusal(this.starts.start(Starts.retried()))).contains("--late");
		StartRequest both = new StartRequest("note", Optional.of(Starts.KEY), Optional.empty(), true, false, true,
				true);
		assertThat(Starts.driven(this.starts.start(both)).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.starts.states()).isEqualTo(Map.of("ACCEPTED", 10L));
	}

	@Test
	void anUnknownCampaignIsInvalid() {
		assertThat(this.starts.start(StartRequest.of("nota"))).isInstanceOfSatisfying(StartResult.Invalid.class,
				(invalid) -> assertThat(invalid.problems()).extracting(Problem::message)
					.containsExactly("there is no campaign 'nota'; did you mean 'note'?"));
		assertThat(this.starts.column("SELECT COUNT(*) FROM regain_run")).containsExactly("0");
	}

	@Test
	void withoutAConsentViewItIsSaidThatNobodyMayBeWrittenTo() {
		this.starts.home().change("class: service", "class: marketing");
		Observed observed = new Observed();
		Run run = Starts.driven(this.starts.start(observed));
		assertThat(observed.warnings).singleElement().asString().contains("no view regain_consent", "NOBODY");
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.starts.column("SELECT DISTINCT CONCAT(disposition, ' ', reason) FROM regain_recipient"))
			.containsExactly("EXCLUDED no-consent");
		assertThat(this.email.handed()).isEmpty();
	}

	@Test
	void aSegmentThatTheDatabaseRefusesIsInvalid() {
		this.starts.home().write("campaigns/segments/everybody.yaml", """
				segment: everybody
				title: Everybody
				sql: SELECT id AS customer_id FROM persons
				""");
		assertThat(this.starts.start()).isInstanceOfSatisfying(StartResult.Invalid.class,
				(invalid) -> assertThat(invalid.problems()).singleElement()
					.satisfies((problem) -> assertThat(problem.toString())
						.startsWith("campaigns/segments/everybody.yaml:3:6: sql: the database says:")));
	}

}
