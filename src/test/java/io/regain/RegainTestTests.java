package io.regain;

import java.time.Duration;

import io.regain.delivery.Deliveries;
import io.regain.message.Channel;
import org.junit.jupiter.api.RepeatedTest;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class RegainTestTests {

	private final JdbcClient jdbc;

	private final TestClock clock;

	private final Deliveries deliveries;

	RegainTestTests(JdbcClient jdbc, TestClock clock, Deliveries deliveries) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.deliveries = deliveries;
	}

	@RepeatedTest(2)
	void eachTestBeginsAtTheBeginning() {
		assertThat(this.clock.instant()).isEqualTo(TestClock.START);
		assertThat(this.jdbc.sql("SELECT COUNT(*) FROM regain_run_hold").query(Long.class).single()).isZero();
		this.clock.advance(Duration.ofDays(1));
		this.jdbc.sql("INSERT INTO regain_run_hold VALUES (1, NULL, 0, 0, NOW())").update();
	}

	@RepeatedTest(2)
	void allChannelsAreThere() {
		assertThat(this.deliveries.configured()).containsExactlyInAnyOrder(Channel.values());
	}

}
