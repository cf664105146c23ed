package io.regain.cli;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailuresTests {

	private final RuntimeException failure = new IllegalStateException("a step failed",
			new IllegalArgumentException("no such thing"));

	@Test
	void aMistakeOfOursInTheMiddleDoesNotSayThatNothingWasSent() {
		assertThat(Failures.exit(this.failure)).isEqualTo(Exit.UNREACHABLE);
	}

	@Test
	void theSameAtTheStartIsASetting() {
		RuntimeException said = Failures.atStart(this.failure);
		assertThat(said).hasMessage("no such thing");
		assertThat(Failures.exit(said)).isEqualTo(Exit.INVALID);
	}

}
