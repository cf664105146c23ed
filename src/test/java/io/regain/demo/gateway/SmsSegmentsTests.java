package io.regain.demo.gateway;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SmsSegmentsTests {

	/** The limits of Twilio's page on the SMS character limit. */
	@ParameterizedTest
	@CsvSource({ "a, 160, 1", "a, 161, 2", "a, 306, 2", "a, 307, 3", "€, 80, 1", "€, 81, 2", "€, 152, 2", "€, 153, 3",
			"я, 70, 1", "я, 71, 2", "я, 134, 2", "я, 135, 3", "👍, 35, 1", "👍, 36, 2", "👍, 66, 2", "👍, 67, 3" })
	void countsPartsOfARepeatedCharacter(String character, int times, int parts) {
		assertThat(SmsSegments.count(character.repeat(times))).isEqualTo(parts);
	}

	@ParameterizedTest
	@CsvSource({ "a, 69, 1", "a, 70, 2" })
	void oneForeignCharacterMakesTheWholeTextUcs2(String character, int times, int parts) {
		assertThat(SmsSegments.count("я" + character.repeat(times))).isEqualTo(parts);
	}

}
