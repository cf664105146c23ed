package io.regain.satisfaction;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SatisfactionFiguresTests {

	/** Wilson's interval of 8 in 10, as R's prop.test without correction gives it. */
	@Test
	void theIntervalOfGoodAnswersIsWilsons() {
		SatisfactionFigures figures = new SatisfactionFigures(20, List.of(1L, 1L, 0L, 3L, 5L), 2);
		assertThat(figures.mean()).isEqualTo(4.0);
		assertThat(figures.good()).isEqualTo(0.8);
		assertThat(figures.goodInterval().low()).isCloseTo(0.4902, within(0.0001));
		assertThat(figures.goodInterval().high()).isCloseTo(0.9433, within(0.0001));
	}

	@Test
	void nothingIsKnownWithoutAnswers() {
		SatisfactionFigures figures = new SatisfactionFigures(20, List.of(0L, 0L, 0L, 0L, 0L), 0);
		assertThat(figures.mean()).isZero();
		assertThat(figures.goodInterval()).isEqualTo(new SatisfactionFigures.Interval(0, 1));
	}

}
