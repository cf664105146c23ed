package io.regain.tracking.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.delivery.MessageRef;
import io.regain.tracking.Engagement;
import io.regain.tracking.EventType;
import io.regain.tracking.Replies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What an endpoint is told, and what not. */
@RegainTest
class TellEndpointTests {

	private final TestTelling telling;

	private final Replies replies;

	private final Endpoints endpoints;

	private final JdbcClient jdbc;

	private final TestClock clock;

	TellEndpointTests(Replies replies, Endpoints endpoints, JdbcClient jdbc, TestClock clock, BeanFactory beans)
			throws IOException {
		this.replies = replies;
		this.endpoints = endpoints;
		this.jdbc = jdbc;
		this.clock = clock;
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
	void anEventIsToldSignedAsTheSpecificationSays() throws Exception {
		MessageRef message = this.telling.message();
		this.telling.append(message, EventType.BOUNCED, "hard");
		this.telling.tell().round(this.telling.endpoint());
		assertThat(this.telling.listener().told()).singleElement().satisfies((told) -> {
			assertThat(told.id()).isEqualTo("evt_" + this.telling.newest());
			assertThat(told.timestamp()).isEqualTo(String.valueOf(TestClock.START.getEpochSecond()));
			assertThat(told.signature()).isEqualTo("v1," + TestTelling.hmac(told));
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
		List<String> expected = this.telling.appended(3);
		this.telling.tell().round(this.telling.endpoint());
		assertThat(this.telling.listener().ids()).isEqualTo(expected);
		this.telling.tell().round(this.telling.endpoint());
		assertThat(this.telling.listener().ids()).isEqualTo(expected);
	}

	@Test
	void thoseBeforeTheEndpointWasConfiguredAreNotTold() {
		this.telling.appended(2);
		Endpoint late = new Endpoint(this.telling.listener().url().resolve("/late"), List.of(TestTelling.SECRET),
				Set.of(), false);
		this.endpoints.know(late, this.telling.newest());
		List<String> after = this.telling.appended(1);
		this.telling.tell().round(late);
		assertThat(this.telling.listener().ids()).isEqualTo(after);
	}

	@Test
	void onlyWhatItWantsIsTold() {
		MessageRef message = this.telling.message();
		this.telling.append(message, EventType.OPENED, "person");
		this.telling.append(message, EventType.AUTO_REPLIED, "");
		this.telling.append(message, EventType.OPENED, "machine");
		Endpoint some = new Endpoint(this.telling.listener().url(), List.of(TestTelling.SECRET),
				Set.of(EventType.AUTO_REPLIED), false);
		this.telling.tell().round(some);
		assertThat(this.telling.listener().told()).extracting((told) -> told.json().path("type").asString())
			.containsExactly("message.auto_replied");
		assertThat(this.telling.progress()).isEqualTo(this.telling.newest());
	}

	@Test
	void whatPeopleWroteIsToldOnlyToThoseWhoAsk() {
		MessageRef message = this.telling.message();
		this.telling.append(message, EventType.REPLIED, "");
		this.replies.keep(message, this.telling.newestKey(), message.addressHash(), "", "words");
		this.telling.tell().round(this.telling.endpoint());
		Endpoint asking = new Endpoint(this.telling.listener().url().resolve("/asks"), List.of(TestTelling.SECRET),
				Set.of(), true);
		this.endpoints.know(asking, this.telling.newest() - 1);
		this.telling.tell().round(asking);
		assertThat(this.telling.listener().told()).extracting((told) -> told.json().at("/data/text").asString(""))
			.containsExactly("", "words");
	}

	/** Several links within seconds show that it was a gateway all the time. */
	@Test
	void whatAPersonDidIsToldWhenItIsCertain() {
		MessageRef message = this.telling.message();
		this.telling.append(message, EventType.OPENED, "machine");
		this.telling.append(message, EventType.CLICKED, "person");
		this.telling.append(message, EventType.DELIVERED, "");
		this.telling.tell().round(this.telling.endpoint());
		assertThat(this.telling.types()).containsExactly("message.opened");
		this.clock.advance(Engagement.CERTAIN_AFTER.minusMillis(1));
		assertThat(this.telling.tell().round(this.telling.endpoint())).isFalse();
		assertThat(this.telling.types()).hasSize(1);
		this.clock.advance(Duration.ofMillis(1));
		this.telling.tell().round(this.telling.endpoint());
		assertThat(this.telling.types()).containsExactly("message.opened", "message.clicked", "message.delivered");
	}

	@Test
	void whatTurnedOutToBeAMachinesIsToldAsOne() {
		this.telling.append(this.telling.message(), EventType.CLICKED, "person");
		this.telling.tell().round(this.telling.endpoint());
		this.jdbc.sql("UPDATE regain_event SET kind = 'machine', code = 'burst' WHERE id = :id")
			.param("id", this.telling.newest())
			.update();
		this.telling.tell().round(this.telling.endpoint());
		assertThat(this.telling.listener().told()).singleElement()
			.satisfies((told) -> assertThat(told.json().at("/data/kind").asString()).isEqualTo("machine"));
	}

}
