package io.regain.job;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class OneByOneTests {

	@Test
	void noneThatFailsKeepsTheOthersWaiting() {
		List<String> done = new ArrayList<>();
		assertThatIllegalStateException().isThrownBy(() -> OneByOne.each(List.of("a", "b", "c", "d"), (thing) -> {
			if (thing.equals("a") || thing.equals("c")) {
				throw new IllegalStateException(thing);
			}
			done.add(thing);
		}))
			.withMessage("a")
			.satisfies((failure) -> assertThat(failure.getSuppressed()).singleElement()
				.hasToString("java.lang.IllegalStateException: c"));
		assertThat(done).containsExactly("b", "d");
	}

}
