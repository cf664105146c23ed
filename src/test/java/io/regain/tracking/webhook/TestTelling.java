package io.regain.tracking.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.regain.TestClock;
import io.regain.delivery.MessageRef;
import io.regain.delivery.Receipts;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.TestLedger;
import io.regain.message.MessageClass;
import io.regain.tracking.EventReport;
import io.regain.tracking.EventType;
import io.regain.tracking.Events;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A listener at an endpoint, a process that tells it, and events to be told. */
final class TestTelling {

	private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

	/** As it is configured. */
	static final String SECRET = "whsec_" + KEY;

	private final Listener listener = new Listener();

	private final TestLedger ledger;

	private final Events events;

	private final JdbcClient jdbc;

	private final BeanFactory beans;

	private final TellEndpoint tell;

	private int keys;

	TestTelling(BeanFactory beans) throws IOException {
		this.beans = beans;
		this.ledger = beans.getBean(TestLedger.class);
		this.events = beans.getBean(Events.class);
		this.jdbc = beans.getBean(JdbcClient.class);
		this.tell = process();
	}

	/** Ids go on where the test before has ended. */
	void begin() {
		append(message(), EventType.SENT, "");
		this.beans.getBean(Endpoints.class).know(endpoint(), newest());
	}

	Listener listener() {
		return this.listener;
	}

	TellEndpoint tell() {
		return this.tell;
	}

	/** Another that tells the same. */
	TellEndpoint process() {
		EventLog log = this.beans.getBean(EventLog.class);
		TestClock clock = this.beans.getBean(TestClock.class);
		return new TellEndpoint(this.beans.getBean(Endpoints.class), log, new Settled(log, clock.time()),
				this.beans.getBean(PostEvent.class), this.beans.getBean(RunBook.class),
				this.beans.getBean(TransactionOperations.class), clock, clock.time());
	}

	Endpoint endpoint() {
		return new Endpoint(this.listener.url(), List.of(SECRET), Set.of(), false);
	}

	MessageRef message() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		return this.beans.getBean(Receipts.class).find(this.ledger.messages(run).get(0)).orElseThrow();
	}

	List<String> appended(int number) {
		MessageRef message = message();
		List<String> ids = new ArrayList<>();
		for (int event = 0; event < number; event++) {
			append(message, EventType.DELIVERED, "");
			ids.add("evt_" + newest());
		}
		return ids;
	}

	List<String> types() {
		return this.listener.told().stream().map((told) -> told.json().path("type").asString()).toList();
	}

	boolean append(MessageRef message, EventType type, String kind) {
		return this.events.append(message, type,
				new EventReport("test", "key-" + ++this.keys).kind(kind).code("5.1.1").detail("words"));
	}

	/** By which the source of the newest event knows it. */
	String newestKey() {
		return "key-" + this.keys;
	}

	long newest() {
		return this.jdbc.sql("SELECT COALESCE(MAX(id), 0) FROM regain_event").query(Long.class).single();
	}

	long progress() {
		return this.jdbc.sql("SELECT told_to FROM regain_webhook").query(Long.class).single();
	}

	static String hmac(Listener.Told told) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
			String signed = told.id() + "." + told.timestamp() + "." + told.body();
			return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
