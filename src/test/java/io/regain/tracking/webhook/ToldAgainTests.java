package io.regain.tracking.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.regain.RegainTest;
import io.regain.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An endpoint that does not take what it is told. */
@RegainTest
class ToldAgainTests {

	private final TestTelling telling;

	private final Endpoints endpoints;

	private final JdbcClient jdbc;

	private final TestClock clock;

	ToldAgainTests(Endpoints endpoints, JdbcClient jdbc, TestClock clock, BeanFactory beans) throws IOException {
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

	@ParameterizedTest
	@ValueSource(ints = { 500, 302, 404, 429 })
	void whatItDoesNotTakeIsToldAgainLaterUnderTheSameNameBeforeTheOthers(int status) {
		List<String> expected = this.telling.appended(2);
		this.telling.listener().answer(status);
		assertThat(this.telling.tell().round(this.telling.endpoint())).isFalse();
		this.telling.tell().round(this.telling.endpoint());
		assertThat(this.telling.listener().ids()).containsExactly(expected.get(0));
		this.telling.listener().answer(200);
		this.clock.advance(Duration.ofSeconds(5));
		this.telling.tell().round(this.telling.endpoint());
		assertThat(this.telling.listener().ids()).containsExactly(expected.get(0), expected.get(0), expected.get(1));
		assertThat(this.telling.listener().told().get(1).timestamp())
			.isEqualTo(String.valueOf(TestClock.START.getEpochSecond() + 5));
		assertThat(this.telling.listener().told().get(1).signature())
			.isEqualTo("v1," + TestTelling.hmac(this.telling.listener().told().get(1)));
	}

	@Test
	void oneThatItNeverTakesDoesNotHoldUpTheOthers() {
		List<String> expected = this.telling.appended(3);
		String poisoned = expected.get(0);
		this.telling.listener().answer((told) -> told.id().equals(poisoned) ? 500 : 204);
		for (int hour = 0; hour < 200; hour++) {
			this.telling.tell().round(this.telling.endpoint());
			this.clock.advance(Duration.ofHours(1));
		}
		assertThat(this.telling.listener().ids()).filteredOn((id) -> !id.equals(poisoned))
			.containsExactly(expected.get(1), expected.get(2));
		assertThat(this.telling.listener().ids()).filteredOn(poisoned::equals).hasSize(10);
		// Three times before the others, and once before them, apart, since an hour has
		// passed
		assertThat(this.telling.listener().ids().indexOf(expected.get(1))).isEqualTo(4);
		assertThat(this.jdbc.sql("SELECT next_at IS NULL FROM regain_webhook_retry").query(Boolean.class).list())
			.containsExactly(true);
	}

	@Test
	void oneThatWentApartIsToldWhenItIsTakenAfterAll() {
		List<String> expected = this.telling.appended(1);
		this.telling.listener().answer(503);
		for (int tried = 0; tried < 4; tried++) {
			this.telling.tell().round(this.telling.endpoint());
			this.clock.advance(Duration.ofHours(1));
		}
		this.telling.listener().answer(204);
		this.clock.advance(Duration.ofDays(1));
		this.telling.tell().round(this.telling.endpoint());
		this.clock.advance(Duration.ofDays(1));
		this.telling.tell().round(this.telling.endpoint());
		assertThat(this.telling.listener().ids()).containsOnly(expected.get(0)).hasSize(5);
		assertThat(this.jdbc.sql("SELECT COUNT(*) FROM regain_webhook_retry").query(Long.class).single()).isZero();
	}

	@Test
	void whoeverIsGoneIsLeftAlone() {
		this.telling.appended(2);
		this.telling.listener().answer(410);
		this.telling.tell().round(this.telling.endpoint());
		this.clock.advance(Duration.ofDays(1));
		this.telling.tell().round(this.telling.endpoint());
		assertThat(this.telling.listener().ids()).hasSize(1);
		assertThat(this.endpoints.isDisabled(this.telling.endpoint())).isTrue();
	}

	@Test
	void anEndpointThatCannotBeReachedIsTriedAgain() {
		List<String> expected = this.telling.appended(1);
		this.telling.listener().close();
		assertThat(this.telling.tell().round(this.telling.endpoint())).isFalse();
		assertThat(this.jdbc.sql("SELECT failures FROM regain_webhook").query(Integer.class).single()).isOne();
		assertThat(this.telling.progress()).isLessThan(this.telling.newest());
		assertThat(expected).hasSize(1);
	}

}
