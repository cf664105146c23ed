package io.regain.delivery;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StopTests {

	private final Stop whole = new Stop();

	@Test
	void aPartStopsWithTheWhole() {
		Stop before = this.whole.enter();
		this.whole.ask("enough");
		assertThat(before.isAsked()).isTrue();
		assertThat(before.await(Duration.ofHours(1))).isTrue();
		assertThat(before.why()).contains("enough");
		assertThat(this.whole.enter().isAsked()).isTrue();
	}

	@Test
	void aPartStopsAlone() {
		Stop part = this.whole.enter();
		Stop other = this.whole.enter();
		part.ask("paused");
		assertThat(this.whole.isAsked()).isFalse();
		assertThat(other.isAsked()).isFalse();
		part.ask("and more");
		assertThat(part.why()).contains("paused");
	}

	@Test
	void whatHasEndedIsNotAskedAnyMore() {
		Stop part = this.whole.enter();
		this.whole.leave(part);
		this.whole.ask();
		assertThat(part.isAsked()).isFalse();
		assertThat(this.whole.why()).isEmpty();
	}

}
