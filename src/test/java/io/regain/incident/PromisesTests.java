package io.regain.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.regain.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DeskTest
class PromisesTests {

	private final TestDesk desk;

	private final Promises promises;

	private final TestClock clock;

	PromisesTests(TestDesk desk, Promises promises, TestClock clock) {
		this.desk = desk;
		this.promises = promises;
		this.clock = clock;
	}

	@BeforeEach
	void begin() {
		this.desk.begin(1);
	}

	@Test
	void theNextWordInTimeKeepsAPromiseAndMayMakeAnother() {
		Incident incident = this.desk.open();
		this.desk.say(incident, TestDesk.saying(Phase.INVESTIGATING, Optional.of(in(Duration.ofMinutes(30)))));
		assertThat(this.promises.open(incident.number()).map(Promise::dueAt)).contains(in(Duration.ofMinutes(30)));
		this.clock.advance(Duration.ofMinutes(30));
		this.desk.say(incident, TestDesk.saying(Phase.IDENTIFIED, Optional.of(in(Duration.ofMinutes(20)))));
		this.clock.advance(Duration.ofMinutes(21));
		this.desk.say(incident, TestDesk.saying(Phase.RESOLVED, Optional.empty()));
		assertThat(this.promises.of(incident.number())).extracting(Promise::isKept).containsExactly(true, false);
		assertThat(this.promises.open(incident.number())).isEmpty();
	}

	@Test
	void aPromiseForThePastIsNone() {
		Incident incident = this.desk.open();
		assertThatExceptionOfType(IncidentException.class)
			.isThrownBy(() -> this.desk.say(incident,
					TestDesk.saying(Phase.INVESTIGATING, Optional.of(in(Duration.ofMinutes(-1))))))
			.withMessageContaining("past");
	}

	private Instant in(Duration duration) {
		return this.clock.instant().plus(duration);
	}

}
