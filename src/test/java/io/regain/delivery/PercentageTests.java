package io.regain.delivery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PercentageTests {

	@ParameterizedTest
	@CsvSource({ "5%, 1000, 50", "0.3%, 1000, 3", "0.3 %, 999, 2", "100%, 7, 7", "0%, 1000, 0" })
	void isAPartOfANumber(String text, long number, long part) {
		assertThat(Percentage.valueOf(text).of(number)).isEqualTo(part);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "5", "-1%", "101%", "1,5%", "five%" })
	void othersAreNone(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Percentage.valueOf(text));
	}

	@Test
	void aSmallRunIsJudgedAsIfItWereLarger() {
		GuardProperties properties = new GuardProperties(Percentage.valueOf("5%"), Percentage.valueOf("0.3%"), 1000);
		assertThat(properties.mostBounces(3)).isEqualTo(10);
		assertThat(properties.mostBounces(600)).isEqualTo(30);
		assertThat(properties.mostBounces(1_000_000)).isEqualTo(50);
		assertThat(properties.mostComplaints()).isEqualTo(3);
	}

}
