package io.regain.tracking.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.delivery.MessageRef;
import io.regain.delivery.Receipts;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.TestLedger;
import io.regain.message.MessageClass;
import io.regain.tracking.Engagement;
import io.regain.tracking.EventReport;
import io.regain.tracking.EventType;
import io.regain.tracking.Events;
import io.regain.tracking.Events.Entry;
import io.regain.tracking.Replies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class TellEndpointTests {

	private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

	private final Listener listener = new Listener();

	private final TestLedger ledger;

	private final Events events;

	private final Receipts receipts;

	private final Replies replies;

	private final Endpoints endpoints;

	private final TransactionOperations transaction;

	private final JdbcClient jdbc;

	private final TestClock clock;

	private final BeanFactory beans;

	private final TellEndpoint tell;

	private int keys;

	TellEndpointTests(TestLedger ledger, Events events, Receipts receipts, Replies replies, Endpoints endpoints,
			TransactionOperations transaction, JdbcClient jdbc, TestClock clock, BeanFactory beans) throws IOException {
		this.ledger = ledger;
		this.events = events;
		this.receipts = receipts;
		this.replies = replies;
		this.endpoints = endpoints;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
		this.beans = beans;
		this.tell = process();
	}

	@BeforeEach
	void know() {
		// Ids go on where the test before has ended
		append(message(), EventType.SENT, "");
		this.endpoints.know(endpoint(), newest());
	}

	@AfterEach
	void close() {
		this.listener.close();
	}

	@Test
	void anEventIsToldSignedAsTheSpecificationSays() throws Exception {
		MessageRef message = message();
		append(message, EventType.BOUNCED, "hard");
		this.tell.round(endpoint());
		assertThat(this.listener.told()).singleElement().satisfies((told) -> {
			assertThat(told.id()).isEqualTo("evt_" + newest());
			assertThat(told.timestamp()).isEqualTo(String.valueOf(TestClock.START.getEpochSecond()));
			assertThat(told.signature()).isEqualTo("v1," + hmac(told));
			assertThat(told.json().path("type").asString()).isEqualTo("message.bounced");
			assertThat(told.json().path("timestamp").asString()).isEqualTo("2026-11-22T10:00:00Z");
			assertThat(told.json().path("data").propertyNames()).containsExactlyInAnyOrder("campaign", "run",
					"customer", "channel", "message", "kind", "code");
			assertThat(told.json().at("/data/campaign").asString()).isEqualTo("note");
			assertThat(told.json().at("/data/customer").asString()).isEqualTo("c-1");
			assertThat(told.json().at("/data/message").asLong()).isEqualTo(message.id());
			assertThat(told.json().at("/data/kind").asString()).isEqualTo("hard");
			assertThat(told.body()).doesNotContain("@example.com", "words");
		});
	}

	@Test
	void whatWasToldIsNotToldAgain() {
		List<String> expected = appended(3);
		this.tell.round(endpoint());
		assertThat(this.listener.ids()).isEqualTo(expected);
		this.tell.round(endpoint());
		assertThat(this.listener.ids()).isEqualTo(expected);
	}

	@Test
	void thoseBeforeTheEndpointWasConfiguredAreNotTold() {
		appended(2);
		Endpoint late = new Endpoint(this.listener.url().resolve("/late"), List.of("whsec_" + KEY), Set.of(), false);
		this.endpoints.know(late, newest());
		List<String> after = appended(1);
		this.tell.round(late);
		assertThat(this.listener.ids()).isEqualTo(after);
	}

	@Test
	void onlyWhatItWantsIsTold() {
		MessageRef message = message();
		append(message, EventType.OPENED, "person");
		append(message, EventType.AUTO_REPLIED, "");
		append(message, EventType.OPENED, "machine");
		Endpoint some = new Endpoint(this.listener.url(), List.of("whsec_" + KEY), Set.of(EventType.AUTO_REPLIED),
				false);
		this.tell.round(some);
		assertThat(this.listener.told()).extracting((told) -> told.json().path("type").asString())
			.containsExactly("message.auto_replied");
		assertThat(progress()).isEqualTo(newest());
	}

	@Test
	void whatPeopleWroteIsToldOnlyToThoseWhoAsk() {
		MessageRef message = message();
		append(message, EventType.REPLIED, "");
		this.replies.keep(message, "key-" + this.keys, message.addressHash(), "", "words");
		this.tell.round(endpoint());
		Endpoint asking = new Endpoint(this.listener.url().resolve("/asks"), List.of("whsec_" + KEY), Set.of(), true);
		this.endpoints.know(asking, newest() - 1);
		this.tell.round(asking);
		assertThat(this.listener.told()).extracting((told) -> told.json().at("/data/text").asString(""))
			.containsExactly("", "words");
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 302, 404, 429 })
	void whatItDoesNotTakeIsToldAgainLaterUnderTheSameNameBeforeTheOthers(int status) {
		List<String> expected = appended(2);
		this.listener.answer(status);
		assertThat(this.tell.round(endpoint())).isFalse();
		this.tell.round(endpoint());
		assertThat(this.listener.ids()).containsExactly(expected.get(0));
		this.listener.answer(200);
		this.clock.advance(Duration.ofSeconds(5));
		this.tell.round(endpoint());
		assertThat(this.listener.ids()).containsExactly(expected.get(0), expected.get(0), expected.get(1));
		assertThat(this.listener.told().get(1).timestamp())
			.isEqualTo(String.valueOf(TestClock.START.getEpochSecond() + 5));
		assertThat(this.listener.told().get(1).signature()).isEqualTo("v1," + hmac(this.listener.told().get(1)));
	}

	@Test
	void oneThatItNeverTakesDoesNotHoldUpTheOthers() {
		List<String> expected = appended(3);
		String poisoned = expected.get(0);
		this.listener.answer((told) -> told.id().equals(poisoned) ? 500 : 204);
		for (int hour = 0; hour < 200; hour++) {
			this.tell.round(endpoint());
			this.clock.advance(Duration.ofHours(1));
		}
		assertThat(this.listener.ids()).filteredOn((id) -> !id.equals(poisoned))
			.containsExactly(expected.get(1), expected.get(2));
		assertThat(this.listener.ids()).filteredOn(poisoned::equals).hasSize(10);
		// Three times before the others, and once before them, apart, since an hour has
		// passed
		assertThat(this.listener.ids().indexOf(expected.get(1))).isEqualTo(4);
		assertThat(this.jdbc.sql("SELECT next_at IS NULL FROM regain_webhook_retry").query(Boolean.class).list())
			.containsExactly(true);
	}

	@Test
	void oneThatWentApartIsToldWhenItIsTakenAfterAll() {
		List<String> expected = appended(1);
		this.listener.answer(503);
		for (int tried = 0; tried < 4; tried++) {
			this.tell.round(endpoint());
			this.clock.advance(Duration.ofHours(1));
		}
		this.listener.answer(204);
		this.clock.advance(Duration.ofDays(1));
		this.tell.round(endpoint());
		this.clock.advance(Duration.ofDays(1));
		this.tell.round(endpoint());
		assertThat(this.listener.ids()).containsOnly(expected.get(0)).hasSize(5);
		assertThat(this.jdbc.sql("SELECT COUNT(*) FROM regain_webhook_retry").query(Long.class).single()).isZero();
	}

	@Test
	void whoeverIsGoneIsLeftAlone() {
		appended(2);
		this.listener.answer(410);
		this.tell.round(endpoint());
		this.clock.advance(Duration.ofDays(1));
		this.tell.round(endpoint());
		assertThat(this.listener.ids()).hasSize(1);
		assertThat(this.endpoints.isDisabled(endpoint())).isTrue();
	}

	@Test
	void anEndpointThatCannotBeReachedIsTriedAgain() {
		List<String> expected = appended(1);
		this.listener.close();
		assertThat(this.tell.round(endpoint())).isFalse();
		assertThat(this.jdbc.sql("SELECT failures FROM regain_webhook").query(Integer.class).single()).isOne();
		assertThat(progress()).isLessThan(newest());
		assertThat(expected).hasSize(1);
	}

	@Test
	void twoProcessesDoNotTellTheSame() {
		List<String> expected = appended(2);
		CountDownLatch arrived = new CountDownLatch(1);
		CountDownLatch answer = new CountDownLatch(1);
		this.listener.answer((told) -> {
			arrived.countDown();
			Patience.await("the other process to look", answer);
			return 204;
		});
		ExecutorService other = Executors.newSingleThreadExecutor();
		try {
			Future<Boolean> first = other.submit(() -> this.tell.round(endpoint()));
			Patience.await("the first request", arrived);
			assertThat(process().round(endpoint())).isFalse();
			answer.countDown();
			Patience.end("the first process", first);
		}
		finally {
			other.shutdownNow();
		}
		process().round(endpoint());
		assertThat(this.listener.ids()).isEqualTo(expected);
	}

	/** An id is given before the commit that lets others see it. */
	@Test
	void anEventThatIsCommittedLateIsNotSkipped() {
		MessageRef message = message();
		List<String> seen = new ArrayList<>();
		ExecutorService other = Executors.newSingleThreadExecutor();
		try {
			this.transaction.executeWithoutResult((status) -> {
				append(message, EventType.SENT, "");
				Patience.end("a later event", other.submit(() -> append(message, EventType.DELIVERED, "")));
				Patience.end("a round", other.submit(() -> this.tell.round(endpoint())));
				seen.addAll(this.listener.ids());
			});
		}
		finally {
			other.shutdownNow();
		}
		assertThat(seen).isEmpty();
		this.tell.round(endpoint());
		assertThat(this.listener.told()).extracting((told) -> told.json().path("type").asString())
			.containsExactly("message.sent", "message.delivered");
	}

	@Test
	void anIdThatNeverComesHoldsUpTheOthersOnlyForAsLongAsATransactionMayLast() {
		MessageRef message = message();
		this.transaction.executeWithoutResult((status) -> {
			append(message, EventType.SENT, "");
			status.setRollbackOnly();
		});
		append(message, EventType.DELIVERED, "");
		this.tell.round(endpoint());
		assertThat(this.listener.ids()).isEmpty();
		Duration longest = this.beans.getBean(EventLog.class).longestTransaction();
		this.clock.advance(longest.minusSeconds(1));
		this.tell.round(endpoint());
		assertThat(this.listener.ids()).isEmpty();
		this.clock.advance(Duration.ofSeconds(1));
		this.tell.round(endpoint());
		assertThat(this.listener.ids()).hasSize(1);
	}

	@Test
	void aTransactionMayLastAsLongAsTheServerLetsItWaitForALock() {
		long wait = this.jdbc.sql("SELECT @@GLOBAL.innodb_lock_wait_timeout").query(Long.class).single();
		assertThat(this.beans.getBean(EventLog.class).longestTransaction()).hasSeconds(20 + wait);
	}

	/** Several links within seconds show that it was a gateway all the time. */
	@Test
	void whatAPersonDidIsToldWhenItIsCertain() {
		MessageRef message = message();
		append(message, EventType.OPENED, "machine");
		append(message, EventType.CLICKED, "person");
		append(message, EventType.DELIVERED, "");
		this.tell.round(endpoint());
		assertThat(types()).containsExactly("message.opened");
		this.clock.advance(Engagement.CERTAIN_AFTER.minusMillis(1));
		assertThat(this.tell.round(endpoint())).isFalse();
		assertThat(types()).hasSize(1);
		this.clock.advance(Duration.ofMillis(1));
		this.tell.round(endpoint());
		assertThat(types()).containsExactly("message.opened", "message.clicked", "message.delivered");
	}

	@Test
	void whatTurnedOutToBeAMachinesIsToldAsOne() {
		append(message(), EventType.CLICKED, "person");
		this.tell.round(endpoint());
		this.jdbc.sql("UPDATE regain_event SET kind = 'machine', code = 'burst' WHERE id = :id")
			.param("id", newest())
			.update();
		this.tell.round(endpoint());
		assertThat(this.listener.told()).singleElement()
			.satisfies((told) -> assertThat(told.json().at("/data/kind").asString()).isEqualTo("machine"));
	}

	/** Whoever follows the ids would wait for those that are missing. */
	@Test
	void whatIsReportedAgainUsesUpNoId() {
		MessageRef message = message();
		EventReport report = new EventReport("test", "again");
		this.events.append(message, EventType.SENT, report);
		long first = newest();
		for (int again = 0; again < 3; again++) {
			assertThat(this.events.append(message, EventType.SENT, report)).isFalse();
			this.events.append(
					List.of(new Entry(message, EventType.SENT, report), new Entry(message, EventType.SENT, report)));
		}
		append(message, EventType.DELIVERED, "");
		assertThat(newest()).isEqualTo(first + 1);
		Entry delivered = new Entry(message, EventType.DELIVERED, new EventReport("test", "another"));
		this.events.append(List.of(new Entry(message, EventType.SENT, report), delivered, delivered));
		assertThat(newest()).isEqualTo(first + 2);
	}

	private TellEndpoint process() {
		EventLog log = this.beans.getBean(EventLog.class);
		return new TellEndpoint(this.endpoints, log, new Settled(log, this.clock.time()),
				this.beans.getBean(PostEvent.class), this.beans.getBean(RunBook.class), this.transaction, this.clock,
				this.clock.time());
	}

	private Endpoint endpoint() {
		return new Endpoint(this.listener.url(), List.of("whsec_" + KEY), Set.of(), false);
	}

	private MessageRef message() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		return this.receipts.find(this.ledger.messages(run).get(0)).orElseThrow();
	}

	private List<String> appended(int number) {
		MessageRef message = message();
		List<String> ids = new ArrayList<>();
		for (int event = 0; event < number; event++) {
			append(message, EventType.DELIVERED, "");
			ids.add("evt_" + newest());
		}
		return ids;
	}

	private List<String> types() {
		return this.listener.told().stream().map((told) -> told.json().path("type").asString()).toList();
	}

	private boolean append(MessageRef message, EventType type, String kind) {
		return this.events.append(message, type,
				new EventReport("test", "key-" + ++this.keys).kind(kind).code("5.1.1").detail("words"));
	}

	private long newest() {
		return this.jdbc.sql("SELECT COALESCE(MAX(id), 0) FROM regain_event").query(Long.class).single();
	}

	private long progress() {
		return this.jdbc.sql("SELECT told_to FROM regain_webhook").query(Long.class).single();
	}

	private static String hmac(Listener.Told told) {
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
