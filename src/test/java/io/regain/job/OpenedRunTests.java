package io.regain.job;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.regain.Patience;
import io.regain.ScriptedSender;
import io.regain.delivery.Receipts;
import io.regain.delivery.Run;
import io.regain.delivery.RunStatus;
import io.regain.report.Reports;
import io.regain.report.RunReport;
import io.regain.tracking.EventReport;
import io.regain.tracking.EventType;
import io.regain.tracking.Events;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/** Four customers are told by email, then by text message, until they have opened it. */
@StartTest
class OpenedRunTests {

	private final Starts starts;

	private final ScriptedSender sms;

	private final Receipts receipts;

	private final Events events;

	private final Reports reports;

	OpenedRunTests(Starts starts, @Qualifier("sms") ScriptedSender sms, Receipts receipts, Events events,
			Reports reports) {
		this.starts = starts;
		this.sms = sms;
		this.receipts = receipts;
		this.events = events;
		this.reports = reports;
	}

	@BeforeEach
	void begin() {
		TestEscalation.begin(this.starts, 4, "opened");
	}

	@Test
	void whatAMachineHasOpenedHasReachedNobody() {
		CompletableFuture<StartResult> driving = CompletableFuture.supplyAsync(this.starts::start);
		Patience.await("the mails are accepted").until(() -> this.starts.states().getOrDefault("ACCEPTED", 0L) == 4);
		tell("1", EventType.OPENED, "person");
		tell("2", EventType.OPENED, "machine");
		tell("3", EventType.REPLIED, "media");
		this.starts.clock().advance(Duration.ofMinutes(10));
		Run run = Starts.driven(Patience.end("the run", driving));
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(this.sms.handed()).extracting((message) -> message.to().value())
			.containsExactlyInAnyOrder("+12025550102", "+12025550104");
		assertThat(this.reports.of(run).escalation().map(RunReport.Escalated::reached)).contains(2L);
	}

	@Test
	void anOpenThatMayStillTurnOutToBeAMachinesIsWaitedFor() {
		CompletableFuture<StartResult> driving = CompletableFuture.supplyAsync(this.starts::start);
		Patience.await("the mails are accepted").until(() -> this.starts.states().getOrDefault("ACCEPTED", 0L) == 4);
		this.starts.clock().advance(Duration.ofSeconds(595));
		tell("1", EventType.OPENED, "person");
		this.starts.clock().advance(Duration.ofSeconds(6));
		Patience.await("the others get a text").until(() -> this.sms.handed().size() == 3);
		assertThat(driving).isNotDone();
		this.starts.jdbc().sql("UPDATE regain_event SET kind = 'machine', code = 'burst'").update();
		this.starts.clock().advance(Duration.ofSeconds(6));
		Starts.driven(Patience.end("the run", driving));
		assertThat(this.sms.handed()).hasSize(4);
	}

	private void tell(String customer, EventType type, String kind) {
		long message = this.starts.jdbc()
			.sql("SELECT id FROM regain_message WHERE customer_id = :customer AND step = 0")
			.param("customer", customer)
			.query(Long.class)
			.single();
		this.events.append(this.receipts.find(message).orElseThrow(), type,
				new EventReport("test", customer).kind(kind));
	}

}
