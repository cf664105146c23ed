package io.regain.tracking.mailbox;

import java.time.Duration;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.audience.Suppression;
import io.regain.delivery.MessageRef;
import io.regain.tracking.EventReport;
import io.regain.tracking.EventType;
import io.regain.tracking.Events;
import io.regain.tracking.bounce.BounceClass;
import io.regain.tracking.bounce.Returned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class SoftBouncesTests {

	private final RecordReturned recording;

	private final Events events;

	private final TestClock clock;

	private final JdbcClient jdbc;

	private final Sent sent;

	SoftBouncesTests(RecordReturned recording, Events events, TestClock clock, JdbcClient jdbc, BeanFactory beans) {
		this.recording = recording;
		this.events = events;
		this.clock = clock;
		this.jdbc = jdbc;
		this.sent = new Sent(beans);
	}

	@Test
	void fiveInARowAreEnough() {
		soft(4);
		assertThat(this.sent.suppressed()).isEmpty();
		soft(1);
		assertThat(this.sent.suppressed()).containsExactly(Suppression.SOFT_BOUNCE);
	}

	@Test
	void oneMessageThatBouncesOftenCountsOnce() {
		MessageRef message = this.sent.message();
		for (int i = 0; i < 5; i++) {
			bounce(message, BounceClass.SOFT);
		}
		assertThat(this.sent.suppressed()).isEmpty();
	}

	@Test
	void soAreSomeOverMoreThanAWeek() {
		soft(1);
		this.clock.advance(Duration.ofDays(7));
		soft(1);
		assertThat(this.sent.suppressed()).isEmpty();
		this.clock.advance(Duration.ofMinutes(1));
		soft(1);
		assertThat(this.sent.suppressed()).containsExactly(Suppression.SOFT_BOUNCE);
	}

	@ParameterizedTest
	@CsvSource({ "DELIVERED, ''", "OPENED, person", "CLICKED, person", "REPLIED, ''" })
	void whatArrivedBetweenEndsTheRow(EventType type, String kind) {
		soft(4);
		this.events.append(this.sent.message(), type, new EventReport("test", "arrived").kind(kind));
		soft(4);
		assertThat(this.sent.suppressed()).isEmpty();
		soft(1);
		assertThat(this.sent.suppressed()).containsExactly(Suppression.SOFT_BOUNCE);
	}

	@ParameterizedTest
	@CsvSource({ "OPENED", "CLICKED", "DELAYED", "AUTO_REPLIED" })
	void machinesProveNothing(EventType type) {
		soft(4);
		this.events.append(this.sent.message(), type, new EventReport("test", "machine").kind("machine"));
		soft(1);
		assertThat(this.sent.suppressed()).containsExactly(Suppression.SOFT_BOUNCE);
	}

	@Test
	void aMessageOfWhichNothingIsHeardForLongHasArrived() {
		soft(4);
		this.sent.message();
		this.clock.advance(Duration.ofDays(5).plusSeconds(1));
		soft(1);
		assertThat(this.sent.suppressed()).isEmpty();
	}

	@Test
	void oneThatMayStillBounceHasNot() {
		soft(4);
		this.sent.message();
		soft(1);
		assertThat(this.sent.suppressed()).containsExactly(Suppression.SOFT_BOUNCE);
	}

	@Test
	void whatWasOurFaultCountsNeitherWay() {
		soft(4);
		bounce(this.sent.message(), BounceClass.CONTENT);
		assertThat(this.sent.suppressed()).isEmpty();
		soft(1);
		assertThat(this.sent.suppressed()).containsExactly(Suppression.SOFT_BOUNCE);
	}

	@Test
	void anotherAddressOfTheSameCustomerBeginsAnew() {
		soft(4);
		this.jdbc.sql("UPDATE regain_message SET address_hash = :other").param("other", new byte[32]).update();
		soft(1);
		assertThat(this.sent.suppressed()).isEmpty();
	}

	@Test
	void whoGotItInsteadIsNotCounted() {
		soft(4);
		bounce(this.sent.redirected(), BounceClass.SOFT);
		assertThat(this.sent.suppressed()).isEmpty();
	}

	private void soft(int messages) {
		for (int i = 0; i < messages; i++) {
			bounce(this.sent.message(), BounceClass.SOFT);
		}
	}

	private void bounce(MessageRef message, BounceClass bounceClass) {
		Returned bounce = Script.failed(Script.nobodys(), bounceClass);
		assertThat(this.recording.record(message, bounce, "bounce-" + this.sent.events().size()))
			.isEqualTo(Kind.BOUNCE);
	}

}
