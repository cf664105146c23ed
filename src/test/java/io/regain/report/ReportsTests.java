package io.regain.report;

import java.util.List;

import io.regain.RegainTest;
import io.regain.delivery.Hold;
import io.regain.delivery.Run;
import io.regain.delivery.Settlements;
import io.regain.delivery.State;
import io.regain.delivery.TestLedger;
import io.regain.message.MessageClass;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of a run, and of a customer, is what the ledger knows. */
@RegainTest
class ReportsTests {

	private final TestLedger ledger;

	private final Reports reports;

	private final Histories histories;

	private final Settlements settlements;

	private final JdbcClient jdbc;

	ReportsTests(TestLedger ledger, Reports reports, Histories histories, Settlements settlements, JdbcClient jdbc) {
		this.ledger = ledger;
		this.reports = reports;
		this.histories = histories;
		this.settlements = settlements;
		this.jdbc = jdbc;
	}

	@Test
	void doubtsOfDifferentOriginAreCountedApart() {
		Run run = doubtful("FCM answered HTTP 500", "the process ended", "the process ended", "the process ended");
		assertThat(this.reports.of(run).problems()).extracting((reason) -> reason.messages() + " " + reason.detail())
			.containsExactly("3 the process ended", "1 FCM answered HTTP 500");
	}

	@Test
	void reasonsThatNameEachMessageAreNotAllListed() {
		String[] details = new String[15];
		for (int i = 0; i < details.length; i++) {
			details[i] = "queue id " + (char) ('a' + i);
		}
		RunReport report = this.reports.of(doubtful(details));
		assertThat(report.problems()).hasSize(10);
		assertThat(report.otherProblems()).isEqualTo(5);
	}

	@Test
	void whoSettledADoubtAndHowIsTold() {
		Run run = doubtful("the process ended");
		this.settlements.drop(run, this.ledger.messages(run), "Anna");
		CustomerHistory.Message message = this.histories.of("c-1").runs().get(0).messages().get(0);
		assertThat(message.state()).isEqualTo("IN_DOUBT");
		assertThat(message.settled()).hasValueSatisfying((settled) -> {
			assertThat(settled.as()).isEqualTo("dropped");
			assertThat(settled.by()).isEqualTo("Anna");
		});
	}

	@Test
	void whatWasSentIsNamed() {
		this.ledger.planned(MessageClass.SERVICE, 1);
		CustomerHistory.InRun run = this.histories.of("c-1").runs().get(0);
		assertThat(run.template()).isEqualTo("test/note");
		assertThat(run.locale()).hasValue("en");
	}

	/** A run with a message in doubt for each of these reasons. */
	private Run doubtful(String... details) {
		Run run = this.ledger.planned(MessageClass.SERVICE, details.length);
		Hold hold = this.ledger.hold(run, "me");
		List<Long> messages = this.ledger.messages(run);
		for (int i = 0; i < details.length; i++) {
			this.ledger.put(messages.get(i), State.IN_DOUBT, hold);
			this.jdbc.sql("UPDATE regain_message SET detail = :detail WHERE id = :id")
				.param("detail", details[i])
				.param("id", messages.get(i))
				.update();
		}
		return run;
	}

}
