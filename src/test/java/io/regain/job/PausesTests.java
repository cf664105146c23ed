package io.regain.job;

import java.time.Duration;
import java.util.stream.Stream;

import io.regain.TestClock;
import io.regain.message.RunName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PausesTests {

	private static final RunName RUN = new RunName("note", "k");

	private final TestClock clock = new TestClock();

	private final Pauses pauses = new Pauses(this.clock);

	@Test
	void theyGetLonger() {
		assertThat(this.pauses.isOver(RUN)).isTrue();
		assertThat(Stream.generate(() -> this.pauses.begin(RUN)).limit(8).map(Duration::toSeconds)).containsExactly(5L,
				10L, 20L, 40L, 80L, 160L, 300L, 300L);
	}

	@Test
	void theyAreOverAfterTheirTimeAndWhenItWentOn() {
		this.pauses.begin(RUN);
		this.clock.advance(Duration.ofSeconds(5).minusNanos(1));
		assertThat(this.pauses.isOver(RUN)).isFalse();
		assertThat(this.pauses.isOver(new RunName("note", "other"))).isTrue();
		this.clock.advance(Duration.ofNanos(1));
		assertThat(this.pauses.isOver(RUN)).isTrue();
		this.pauses.begin(RUN);
		this.pauses.end(RUN);
		assertThat(this.pauses.isOver(RUN)).isTrue();
		assertThat(this.pauses.begin(RUN)).as("the first again").hasSeconds(5);
	}

}
