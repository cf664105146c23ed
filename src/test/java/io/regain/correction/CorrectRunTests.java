package io.regain.correction;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.channel.Outcome;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Steering;
import io.regain.message.Channel;
import io.regain.message.Content;
import io.regain.message.RunName;
import io.regain.report.CustomerHistory;
import io.regain.report.Histories;
import io.regain.report.Reports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What was wrong is put right with those who got it, once, and goes on to nobody. */
@CorrectionTest
class CorrectRunTests {

	private final WrongShop shop;

	private final ScriptedSender email;

	private final Suppressions suppressions;

	private final Steering steering;

	private final Reports reports;

	private final Histories histories;

	private final JdbcClient jdbc;

	private final TestClock clock;

	CorrectRunTests(WrongShop shop, @Qualifier("email") ScriptedSender email, Suppressions suppressions,
			Steering steering, Reports reports, Histories histories, JdbcClient jdbc, TestClock clock) {
		this.shop = shop;
		this.email = email;
		this.suppressions = suppressions;
		this.steering = steering;
		this.reports = reports;
		this.histories = histories;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@BeforeEach
	void begin() {
		this.shop.begin(6);
	}

	@Test
	void whoGotItReadsOnceWhatWasWrongForThem() {
		this.shop.offer();
		this.clock.advance(Duration.ofDays(3));
		RunName correction = this.shop.correct(this.shop.propose(WrongShop.ALL));
		assertThat(correction).hasToString("offer@2026-11-22/correction");
		assertThat(this.shop.run(correction).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.shop.told(correction)).hasSize(6).doesNotHaveDuplicates();
		String third = this.email.handed()
			.stream()
			.filter((message) -> message.run().equals(correction.toString())
					&& message.to().value().equals("c3@mail.example"))
			.map((message) -> ((Content.Email) message.content()).text())
			.findFirst()
			.orElseThrow();
		assertThat(third).as("its facts, and what was counted from the wrong run's date")
			.contains("Not 300, 5 % until 6 December 2026: it is 900", "You read it on 22 November 2026");
		CorrectionProposal again = this.shop.propose(WrongShop.ALL);
		assertThat(again.rehearsal().included()).isZero();
		this.shop.correct(again);
		assertThat(this.email.handed()).hasSize(12);
	}

	@Test
	void whatHasNotLeftNeverDoes() {
		this.email.answer((message) -> message.to().value().matches("c[12]@.*") ? new Outcome.Accepted("yes")
				: new Outcome.Deferred("421", "later", Optional.of(Duration.ofMinutes(1))));
		this.shop.offer();
		this.email.accept();
		CorrectionProposal proposal = this.shop.propose(WrongShop.ALL);
		assertThat(this.shop.run(WrongShop.OFFER).status()).isEqualTo(RunStatus.PAUSED);
		assertThat(proposal.unsent()).isEqualTo(4);
		assertThat(proposal.rehearsal().included()).isEqualTo(2);
		RunName correction = this.shop.correct(proposal);
		this.clock.advance(Duration.ofMinutes(10));
		this.shop.offer();
		assertThat(this.shop.states(WrongShop.OFFER)).isEqualTo(Map.of("ACCEPTED", 2L, "CANCELLED", 4L));
		assertThat(this.shop.told(correction)).containsExactlyInAnyOrder("c1@mail.example", "c2@mail.example");
	}

	@Test
	void whatIsInTheAirOrInDoubtIsToldToo() {
		CountDownLatch answered = new CountDownLatch(1);
		this.email.answer((message) -> {
			if (message.to().value().startsWith("c1@")) {
				throw new IllegalStateException("broken off");
			}
			Patience.await("the run is held", answered);
			return new Outcome.Accepted("late");
		});
		CompletableFuture<?> driving = CompletableFuture.runAsync(this.shop::offer);
		Patience.await("the second is on the wire").until(() -> this.email.handed().size() == 2);
		CompletableFuture<CorrectionProposal> proposing = CompletableFuture
			.supplyAsync(() -> this.shop.propose(WrongShop.ALL));
		Patience.await("the run is held").until(() -> this.shop.run(WrongShop.OFFER).status() == RunStatus.PAUSED);
		answered.countDown();
		CorrectionProposal proposal = Patience.end("the proposal", proposing);
		Patience.end("the run", driving);
		this.email.accept();
		assertThat(proposal.rehearsal().included()).isEqualTo(2);
		assertThat(this.shop.told(this.shop.correct(proposal))).containsExactlyInAnyOrder("c1@mail.example",
				"c2@mail.example");
	}

	@Test
	void whoUnsubscribedSinceIsToldAndWhoComplainedIsNot() {
		this.shop.offer();
		suppress("c1@mail.example", Suppression.UNSUBSCRIBED);
		suppress("c2@mail.example", Suppression.COMPLAINED);
		suppress("c3@mail.example", Suppression.HARD_BOUNCE);
		RunName correction = this.shop.correct(this.shop.propose(WrongShop.ALL));
		assertThat(this.shop.told(correction)).as("where nothing arrives any more, on another channel")
			.containsExactlyInAnyOrder("c1@mail.example", "+491701234003", "c4@mail.example", "c5@mail.example",
					"c6@mail.example");
	}

	@Test
	void aSecondCorrectionTellsOnlyWhoIsNew() {
		this.email.answer((message) -> message.to().value().matches("c[123]@.*") ? new Outcome.Accepted("yes")
				: new Outcome.Deferred("421", "later", Optional.of(Duration.ofMinutes(1))));
		this.shop.offer();
		this.email.accept();
		this.clock.advance(Duration.ofMinutes(5));
		WrongPart early = new WrongPart(Optional.of(Channel.EMAIL), Optional.empty(),
				Optional.of(this.clock.instant()));
		RunName first = this.shop.correct(this.shop.propose(early));
		this.steering.resume(this.shop.run(WrongShop.OFFER), "olga");
		this.shop.offer();
		RunName second = this.shop.correct(this.shop.propose(WrongShop.ALL));
		assertThat(second).hasToString("offer@2026-11-22/correction-2");
		assertThat(this.shop.told(first)).hasSize(3);
		assertThat(this.shop.told(second)).containsExactlyInAnyOrder("c4@mail.example", "c5@mail.example",
				"c6@mail.example");
	}

	@Test
	void theReportAndTheHistoryOfACustomerSayIt() {
		this.shop.offer();
		RunName correction = this.shop.correct(this.shop.propose(WrongShop.ALL));
		assertThat(this.reports.of(this.shop.run(WrongShop.OFFER)).correctedBy())
			.containsExactly(correction + " (all of it)");
		assertThat(this.reports.of(this.shop.run(correction)).corrects()).contains(WrongShop.OFFER.toString());
		List<CustomerHistory.InRun> runs = this.histories.of("3").runs();
		assertThat(runs).last()
			.satisfies((run) -> assertThat(run.correctedBy()).containsExactly(correction.toString()));
	}

	private void suppress(String address, Suppression reason) {
		byte[] hash = this.jdbc.sql("SELECT address_hash FROM regain_message WHERE address = :address")
			.param("address", address)
			.query(byte[].class)
			.single();
		this.suppressions.add(Channel.EMAIL, hash, reason, "test");
	}

}
