package io.regain.tracking.mailbox;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.delivery.MessageRef;
import io.regain.delivery.Receipts;
import io.regain.delivery.Runs;
import io.regain.delivery.TestLedger;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.message.Secret;
import io.regain.message.Utc;
import io.regain.tracking.TestReturnAddresses;
import io.regain.tracking.bounce.Original;
import org.springframework.beans.factory.BeanFactory;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages that a relay has taken, and what is known of them and of their receivers. */
final class Sent {

	private final TestLedger ledger;

	private final Receipts receipts;

	private final Runs runs;

	private final Suppressions suppressions;

	private final Secret secret;

	private final JdbcClient jdbc;

	private final Clock clock;

	Sent(BeanFactory beans) {
		this.ledger = beans.getBean(TestLedger.class);
		this.receipts = beans.getBean(Receipts.class);
		this.runs = beans.getBean(Runs.class);
		this.suppressions = beans.getBean(Suppressions.class);
		this.secret = beans.getBean(Secret.class);
		this.jdbc = beans.getBean(JdbcClient.class);
		this.clock = beans.getBean(Clock.class);
	}

	/** A message to c-1@example.com that has just been accepted. */
	MessageRef message() {
		long id = this.ledger.messages(this.ledger.planned(MessageClass.SERVICE, 1)).get(0);
		this.jdbc.sql("UPDATE regain_message SET state = 'ACCEPTED', accepted_at = :now WHERE id = :id")
			.param("now", Utc.of(this.clock.instant()))
			.param("id", id)
			.update();
		return this.receipts.find(id).orElseThrow();
	}

	MessageRef redirected() {
		long id = message().id();
		this.jdbc.sql("UPDATE regain_message SET redirected = TRUE WHERE id = :id").param("id", id).update();
		return this.receipts.find(id).orElseThrow();
	}

	/** What came back to the address of a message's own. */
	Original returned(MessageRef message) {
		return Script.at(address(message));
	}

	String address(MessageRef message) {
		return TestReturnAddresses.with(this.secret).of(message.id()).orElseThrow().value();
	}

	/** The left side of its Message-ID. */
	String reference(MessageRef message) {
		return this.ledger.reference(this.runs.findById(message.runId()).orElseThrow(), message.id());
	}

	String state(MessageRef message) {
		return this.ledger.state(message.id()).name();
	}

	/** Type, kind and code of each event, in order. */
	List<String> events() {
		return this.jdbc.sql("SELECT CONCAT_WS(' ', type, kind, code) FROM regain_event ORDER BY id")
			.query(String.class)
			.list();
	}

	List<Map<String, Object>> rows(String table) {
		return this.jdbc.sql("SELECT * FROM " + table + " ORDER BY id").query().listOfRows();
	}

	Set<Suppression> suppressed() {
		byte[] hash = this.secret.hash(new EmailAddress("c-1@example.com"));
		return this.suppressions.among(List.of(Channel.EMAIL), List.of(hash))
			.getOrDefault(Suppressions.key(hash), Set.of());
	}

}
