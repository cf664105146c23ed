package io.regain.report;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Small numbers are not dressed up, and nothing is rounded to all or nothing. */
class ShareTests {

	@ParameterizedTest
	@CsvSource({ "0, 0, –", "3, 20, 3 of 20", "0, 1000, 0.0 %", "1, 1000000, 0.01 %", "124, 1000, 12.4 %",
			"999999, 1000000, 99.99 %", "1000, 1000, 100.0 %", "1001, 1000, 100.0 %" })
	void isSaidAsItsSizeAllows(long part, long whole, String text) {
		assertThat(new Share(part, whole).text()).isEqualTo(text);
	}

	/** As published for Wilson's interval: 10 of 100 at 95 %. */
	@ParameterizedTest
	@CsvSource({ "10, 100, 5.5–17.4 %", "0, 100, 0.0–3.7 %", "100, 100, 96.3–100.0 %", "101, 100, 96.3–100.0 %" })
	void hasWilsonsBounds(long part, long whole, String bounds) {
		assertThat(new Share(part, whole).bounds()).isEqualTo(bounds);
	}

}
