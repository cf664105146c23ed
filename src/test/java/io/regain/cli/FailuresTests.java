package io.regain.cli;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import org.springframework.dao.PermissionDeniedDataAccessException;

import static org.assertj.core.api.Assertions.assertThat;

class FailuresTests {

	private final RuntimeException failure = new IllegalStateException("a step failed",
			new IllegalArgumentException("no such thing"));

	@Test
	void aMistakeOfOursInTheMiddleDoesNotSayThatNothingWasSent() {
		assertThat(Failures.exit(this.failure)).isEqualTo(Exit.UNREACHABLE);
	}

	/** A dry run meets it only when it reads the audience. */
	@Test
	void aForgottenGrantIsSaidInOurWords() {
		RuntimeException denied = new IllegalStateException("a step failed", new PermissionDeniedDataAccessException(
				"the account may not read regain_consent", new SQLException("SELECT command denied")));
		assertThat(Failures.exit(denied)).isEqualTo(Exit.INVALID);
		assertThat(Failures.sentence(denied)).isEqualTo("the account may not read regain_consent");
	}

	@Test
	void theSameAtTheStartIsASetting() {
		RuntimeException said = Failures.atStart(this.failure);
		assertThat(said).hasMessage("no such thing");
		assertThat(Failures.exit(said)).isEqualTo(Exit.INVALID);
	}

}
