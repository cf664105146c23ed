package io.regain.tracking;

import java.net.URI;
import java.util.Map;

import io.regain.RegainTest;
import io.regain.channel.CallbackVerifier;
import io.regain.delivery.Receipts;
import io.regain.delivery.Run;
import io.regain.delivery.State;
import io.regain.delivery.TestLedger;
import io.regain.message.MessageClass;
import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

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
				"/callbacks/twilio/" + token, report, "any"))
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

	private void report(long message, String sid, String status) {
		String token = Token.of(this.beans.getBean(Secret.class), Purpose.STATUS, message);
		assertThat(callbacks(this.beans.getBean(TransactionOperations.class)).receive(token,
				"/callbacks/twilio/" + token, Map.of("MessageSid", sid, "MessageStatus", status), "any"))
			.isTrue();
	}

	private StatusCallbacks callbacks(TransactionOperations transaction) {
		CallbackVerifier trusting = (url, form, signature) -> true;
		return new StatusCallbacks(
				new StaticListableBeanFactory(Map.of("verifier", trusting)).getBeanProvider(CallbackVerifier.class),
				this.beans.getBeanProvider(Secret.class),
				new TrackingProperties(URI.create("https://regain.example"), Map.of()),
				this.beans.getBean(Receipts.class), this.beans.getBean(Events.class), transaction);
	}

}
