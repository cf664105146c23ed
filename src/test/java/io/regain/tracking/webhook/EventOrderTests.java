package io.regain.tracking.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.delivery.MessageRef;
import io.regain.tracking.EventReport;
import io.regain.tracking.EventType;
import io.regain.tracking.Events;
import io.regain.tracking.Events.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/** Events are told in the order of their ids, each once, whoever tells them. */
@RegainTest
class EventOrderTests {

	private final TestTelling telling;

	private final Events events;

	private final TransactionOperations transaction;

	private final JdbcClient jdbc;

	private final TestClock clock;

	private final BeanFactory beans;

	EventOrderTests(Events events, TransactionOperations transaction, JdbcClient jdbc, TestClock clock,
			BeanFactory beans) throws IOException {
		this.events = events;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
		this.beans = beans;
		this.telling = new TestTelling(beans);
	}

	@BeforeEach
	void begin() {
		this.telling.begin();
	}

	@AfterEach
	void close() {
		this.telling.listener().close();
	}

	@Test
	void twoProcessesDoNotTellTheSame() {
		List<String> expected = this.telling.appended(2);
		CountDownLatch arrived = new CountDownLatch(1);
		CountDownLatch answer = new CountDownLatch(1);
		this.telling.listener().answer((told) -> {
			arrived.countDown();
			Patience.await("the other process to look", answer);
			return 204;
		});
		ExecutorService other = Executors.newSingleThreadExecutor();
		try {
			Future<Boolean> first = other.submit(() -> this.telling.tell().round(this.telling.endpoint()));
			Patience.await("the first request", arrived);
			assertThat(this.telling.process().round(this.telling.endpoint())).isFalse();
			answer.countDown();
			Patience.end("the first process", first);
		}
		finally {
			other.shutdownNow();
		}
		this.telling.process().round(this.telling.endpoint());
		assertThat(this.telling.listener().ids()).isEqualTo(expected);
	}

	/** An id is given before the commit that lets others see it. */
	@Test
	void anEventThatIsCommittedLateIsNotSkipped() {
		MessageRef message = this.telling.message();
		List<String> seen = new ArrayList<>();
		ExecutorService other = Executors.newSingleThreadExecutor();
		try {
			this.transaction.executeWithoutResult((status) -> {
				this.telling.append(message, EventType.SENT, "");
				Patience.end("a later event",
						other.submit(() -> this.telling.append(message, EventType.DELIVERED, "")));
				Patience.end("a round", other.submit(() -> this.telling.tell().round(this.telling.endpoint())));
				seen.addAll(this.telling.listener().ids());
			});
		}
		finally {
			other.shutdownNow();
		}
		assertThat(seen).isEmpty();
		this.telling.tell().round(this.telling.endpoint());
		assertThat(this.telling.listener().told()).extracting((told) -> told.json().path("type").asString())
			.containsExactly("message.sent", "message.delivered");
	}

	@Test
	void anIdThatNeverComesHoldsUpTheOthersOnlyForAsLongAsATransactionMayLast() {
		MessageRef message = this.telling.message();
		this.transaction.executeWithoutResult((status) -> {
			this.telling.append(message, EventType.SENT, "");
			status.setRollbackOnly();
		});
		this.telling.append(message, EventType.DELIVERED, "");
		this.telling.tell().round(this.telling.endpoint());
		assertThat(this.telling.listener().ids()).isEmpty();
		Duration longest = this.beans.getBean(EventLog.class).longestTransaction();
		this.clock.advance(longest.minusSeconds(1));
		this.telling.tell().round(this.telling.endpoint());
		assertThat(this.telling.listener().ids()).isEmpty();
		this.clock.advance(Duration.ofSeconds(1));
		this.telling.tell().round(this.telling.endpoint());
		assertThat(this.telling.listener().ids()).hasSize(1);
	}

	@Test
	void aTransactionMayLastAsLongAsTheServerLetsItWaitForALock() {
		long wait = this.jdbc.sql("SELECT @@GLOBAL.innodb_lock_wait_timeout").query(Long.class).single();
		assertThat(this.beans.getBean(EventLog.class).longestTransaction()).hasSeconds(20 + wait);
	}

	/** Whoever follows the ids would wait for those that are missing. */
	@Test
	void whatIsReportedAgainUsesUpNoId() {
		MessageRef message = this.telling.message();
		EventReport report = new EventReport("test", "again");
		this.events.append(message, EventType.SENT, report);
		long first = this.telling.newest();
		for (int again = 0; again < 3; again++) {
			assertThat(this.events.append(message, EventType.SENT, report)).isFalse();
			this.events.append(
					List.of(new Entry(message, EventType.SENT, report), new Entry(message, EventType.SENT, report)));
		}
		this.telling.append(message, EventType.DELIVERED, "");
		assertThat(this.telling.newest()).isEqualTo(first + 1);
		Entry delivered = new Entry(message, EventType.DELIVERED, new EventReport("test", "another"));
		this.events.append(List.of(new Entry(message, EventType.SENT, report), delivered, delivered));
		assertThat(this.telling.newest()).isEqualTo(first + 2);
	}

}
