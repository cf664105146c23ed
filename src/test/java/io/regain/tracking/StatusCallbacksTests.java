package io.regain.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.audience.Suppressions;
import io.regain.delivery.Receipts;
import io.regain.delivery.Run;
import io.regain.delivery.State;
import io.regain.delivery.TestLedger;
import io.regain.message.MessageClass;
import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@RegainTest
class StatusCallbacksTests {

	private final TestLedger ledger;

	private final BeanFactory beans;

	private final JdbcClient jdbc;

	StatusCallbacksTests(TestLedger ledger, BeanFactory beans, JdbcClient jdbc) {
		this.ledger = ledger;
		this.beans = beans;
		this.jdbc = jdbc;
	}

	/** Twilio does not report twice. */
	@Test
	void aReportThatLosesADeadlockIsRecordedAllTheSame() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		long message = this.ledger.messages(run).get(0);
		this.ledger.put(message, State.SENDING, this.ledger.hold(run, "worker"));
		String token = Token.of(this.beans.getBean(Secret.class), Purpose.STATUS, message);
		Map<String, String> report = Map.of("MessageSid", "SM1", "MessageStatus", "delivered");
		assertThat(callbacks(new LosesTwice(this.beans.getBean(TransactionOperations.class))).receive(token,
				"/callbacks/twilio/" + token, () -> report, "genuine"))
			.isTrue();
		assertThat(this.ledger.state(message)).isEqualTo(State.DELIVERED);
		assertThat(this.jdbc.sql("SELECT type FROM regain_event").query(String.class).list())
			.containsExactly("delivered");
	}

	@Test
	void whatTheProviderCallsAMessageIsKeptIfNobodyKnewIt() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		long message = this.ledger.messages(run).get(0);
		this.ledger.put(message, State.IN_DOUBT, this.ledger.hold(run, "worker"));
		report(message, "SM1", "sent");
		assertThat(this.ledger.row(message)).containsEntry("provider_id", "SM1").containsEntry("state", "IN_DOUBT");
		report(message, "SM2", "delivered");
		assertThat(this.ledger.row(message)).containsEntry("provider_id", "SM1").containsEntry("state", "DELIVERED");
	}

	/** Twilio promises no order, and repeats what it got no answer to. */
	@ParameterizedTest
	@CsvSource({ "sent delivered, DELIVERED", "delivered sent, DELIVERED", "delivered delivered sent sent, DELIVERED",
			"delivered undelivered, BOUNCED", "undelivered delivered, BOUNCED", "sent undelivered sent, BOUNCED",
			"failed failed, BOUNCED", "queued sending nonsense, ACCEPTED" })
	void theSameComesOfItInWhateverOrder(String statuses, State state) {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		long message = this.ledger.messages(run).get(0);
		this.ledger.put(message, State.ACCEPTED, this.ledger.hold(run, "worker"));
		for (String status : statuses.split(" ")) {
			report(message, "SM1", status);
		}
		assertThat(this.ledger.state(message)).isEqualTo(state);
		assertThat(types()).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@CsvSource({ "30005, hard, 1", "30003, soft, 0", "30007, policy, 0", "99999, soft, 0" })
	void onlyOfANumberThatDoesNotExistNobodyIsThere(String code, String kind, int suppressed) {
		long message = this.ledger.messages(this.ledger.planned(MessageClass.SERVICE, 1)).get(0);
		new RecordStatuses(this.beans.getBean(Receipts.class), this.beans.getBean(Suppressions.class),
				this.beans.getBean(SoftBounces.class), this.beans.getBean(Events.class),
				this.beans.getBean(TransactionOperations.class))
			.record(List.of(new StatusReport(message, "SM1", "undelivered", code)));
		assertThat(this.jdbc.sql("SELECT kind FROM regain_event").query(String.class).single()).isEqualTo(kind);
		assertThat(this.jdbc.sql("SELECT COUNT(*) FROM regain_suppression WHERE reason = 'HARD_BOUNCE'")
			.query(Integer.class)
			.single()).isEqualTo(suppressed);
	}

	@Test
	void aNumberThatIsAwayFiveTimesInARowIsGivenUp() {
		for (int times = 1; times <= 5; times++) {
			assertThat(suppressed()).as("after %d", times - 1).isEmpty();
			Run run = this.ledger.planned(MessageClass.SERVICE, 1);
			long message = this.ledger.messages(run).get(0);
			this.ledger.put(message, State.ACCEPTED, this.ledger.hold(run, "worker"));
			report(message, "SM" + times, "undelivered");
		}
		assertThat(suppressed()).containsExactly("SOFT_BOUNCE");
	}

	private List<String> suppressed() {
		return this.jdbc.sql("SELECT reason FROM regain_suppression").query(String.class).list();
	}

	@Test
	void reportsThatComeAtOnceAreEachRecordedOnce() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		long message = this.ledger.messages(run).get(0);
		this.ledger.put(message, State.SENDING, this.ledger.hold(run, "worker"));
		CyclicBarrier together = new CyclicBarrier(8);
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Future<?>> reports = new ArrayList<>();
			for (int number = 0; number < 8; number++) {
				String status = (number % 2 == 0) ? "sent" : "delivered";
				reports.add(threads.submit(() -> {
					together.await();
					report(message, "SM1", status);
					return status;
				}));
			}
			reports.forEach((report) -> Patience.end("a report", report));
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.ledger.state(message)).isEqualTo(State.DELIVERED);
		assertThat(types()).containsExactlyInAnyOrder("sent", "delivered");
	}

	/** The longest that Twilio calls anything are 34 characters. */
	@Test
	void oneThatCannotBeRecordedDoesNotKeepTheOthersFromIt() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 20);
		List<Long> messages = this.ledger.messages(run);
		messages.forEach((message) -> this.ledger.put(message, State.ACCEPTED, this.ledger.hold(run, "worker")));
		StatusCallbacks callbacks = callbacks(this.beans.getBean(TransactionOperations.class));
		ExecutorService threads = Executors.newFixedThreadPool(20);
		try {
			List<Future<Boolean>> reports = messages.stream()
				.map((message) -> threads.submit(() -> receive(callbacks, message,
						(message == messages.get(7)) ? "S".repeat(300) : "SM" + message)))
				.toList();
			for (int place = 0; place < 20; place++) {
				Future<Boolean> report = reports.get(place);
				if (place == 7) {
					assertThatThrownBy(() -> Patience.end("a report", report)).isInstanceOf(RuntimeException.class);
				}
				else {
					assertThat(Patience.end("a report", report)).isTrue();
				}
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.ledger.states(run)).filteredOn(State.DELIVERED::equals).hasSize(19);
		assertThat(types()).hasSize(19);
	}

	private boolean receive(StatusCallbacks callbacks, long message, String sid) {
		String token = Token.of(this.beans.getBean(Secret.class), Purpose.STATUS, message);
		return callbacks.receive(token, "/callbacks/twilio/" + token,
				() -> Map.of("MessageSid", sid, "MessageStatus", "delivered"), "genuine");
	}

	private List<String> types() {
		return this.jdbc.sql("SELECT type FROM regain_event").query(String.class).list();
	}

	private void report(long message, String sid, String status) {
		String token = Token.of(this.beans.getBean(Secret.class), Purpose.STATUS, message);
		assertThat(callbacks(this.beans.getBean(TransactionOperations.class)).receive(token,
				"/callbacks/twilio/" + token, () -> Map.of("MessageSid", sid, "MessageStatus", status), "genuine"))
			.isTrue();
	}

	private StatusCallbacks callbacks(TransactionOperations transaction) {
		return new StatusCallbacks(this.beans.getBean(ProviderSignatures.class),
				this.beans.getBeanProvider(Secret.class),
				new SharedCommit(
						new RecordStatuses(this.beans.getBean(Receipts.class), this.beans.getBean(Suppressions.class),
								this.beans.getBean(SoftBounces.class), this.beans.getBean(Events.class), transaction)));
	}

}
