package io.regain.job;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.regain.ScriptedSender;
import io.regain.channel.OutcomeUnknownException;
import io.regain.channel.Outgoing;
import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Settlements;
import io.regain.delivery.Settlements.Doubt;
import io.regain.delivery.Stop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** What a process that died left behind, and who goes on with it. */
@StartTest
class TakeOverTests {

	private final Starts starts;

	private final ScriptedSender email;

	private final Settlements settlements;

	TakeOverTests(Starts starts, @Qualifier("email") ScriptedSender email, Settlements settlements) {
		this.starts = starts;
		this.email = email;
		this.settlements = settlements;
	}

	@BeforeEach
	void begin() {
		this.starts.begin(12);
	}

	@Test
	void aHoldWhoseHeartStoodStillIsTakenOver() {
		this.starts.plan();
		this.starts.holdFromElsewhere();
		Observed observed = new Observed();
		Run run = Starts.driven(this.starts.start(Starts.plain(), observed, new Stop()));
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(observed.watched).containsExactly("elsewhere/7/abc");
		assertThat(this.email.handed()).extracting(Outgoing::to).hasSize(12).doesNotHaveDuplicates();
		assertThat(this.starts.column("SELECT holder FROM regain_run_hold WHERE holder IS NOT NULL")).isEmpty();
	}

	@Test
	void whatMustArriveIsSentAgainUnderTheSameName() {
		this.starts.plan();
		this.starts.leave("SENDING", 3);
		assertThat(Starts.driven(this.starts.startWhileTimePasses()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(12);
		assertThat(this.starts.column("SELECT doubts FROM regain_message WHERE doubts > 0")).containsExactly("1", "1",
				"1");
	}

	@Test
	void aSecondSendingHasTheNameOfTheFirst() {
		List<Outgoing> inDoubt = new CopyOnWriteArrayList<>();
		this.email.answerOnce((message) -> {
			inDoubt.add(message);
			throw new OutcomeUnknownException("no answer");
		});
		assertThat(Starts.driven(this.starts.startWhileTimePasses()).status()).isEqualTo(RunStatus.COMPLETED);
		List<Outgoing> handed = this.email.handed();
		assertThat(handed).hasSize(13);
		Outgoing first = inDoubt.get(0);
		assertThat(handed).filteredOn((message) -> message.to().equals(first.to()))
			.hasSize(2)
			.allSatisfy((message) -> assertThat(message.reference()).isEqualTo(first.reference()));
	}

	@Test
	void marketingThatWasInTheAirWaitsForAPerson() {
		this.starts.home().change("class: service", "class: marketing");
		this.starts.everybodyConsents();
		this.starts.plan();
		this.starts.leave("SENDING", 3);
		Run run = Starts.driven(this.starts.start());
		assertThat(run.status()).isEqualTo(RunStatus.PARTIALLY_FAILED);
		assertThat(this.starts.states()).isEqualTo(Map.of("ACCEPTED", 9L, "IN_DOUBT", 3L));
		List<Long> doubts = this.settlements.open(run).stream().map(Doubt::message).toList();
		assertThat(doubts).hasSize(3);

		this.settlements.drop(run, doubts.subList(0, 2), "olga");
		assertThat(this.starts.start()).isInstanceOf(StartResult.AlreadyEnded.class);
		this.settlements.sendAgain(run, doubts.subList(2, 3), "olga");
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(10);
		assertThat(this.starts.states()).isEqualTo(Map.of("ACCEPTED", 10L, "IN_DOUBT", 2L));
	}

	@Test
	void aHalfPlannedRunIsPlannedAfresh() {
		this.starts.plan();
		this.starts.jdbc().sql("UPDATE regain_run SET status = 'PLANNING', planned_at = NULL").update();
		this.starts.jdbc().sql("DELETE FROM person WHERE id > 8").update();
		assertThat(Starts.driven(this.starts.start()).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.email.handed()).hasSize(8);
		assertThat(this.starts.column("SELECT COUNT(*) FROM regain_recipient")).containsExactly("8");
	}

	@Test
	void aPlannedRunNeedsTheLedgerOnly() {
		this.starts.plan();
		this.starts.jdbc().sql("DROP TABLE person").update();
		Observed observed = new Observed();
		assertThat(Starts.driven(this.starts.start(observed)).status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(observed.warnings).isEmpty();
		assertThat(this.email.handed()).hasSize(12);
	}

	@Test
	void aPlannedRunKeepsWhatItWasPlannedWith() {
		this.starts.plan();
		this.starts.home().write("templates/test/note/subject.en.ftl", "Another note");
		Observed observed = new Observed();
		this.starts.start(Starts.plain(), observed, new Stop());
		assertThat(observed.warnings).containsExactly("the files of note have changed since note@k was planned; "
				+ "the run goes on with what it was planned with");
		assertThat(this.email.handed()).hasSize(12)
			.allSatisfy((message) -> assertThat(message.content().parts().get(0)).isEqualTo("A note"));
	}

}
