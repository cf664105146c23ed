package io.regain.tracking.text;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HelpTests {

	private final TextProperties properties = new TextProperties(Map.of("en", "Call us", "ru", "Позвоните нам"));

	@ParameterizedTest
	@CsvSource({ "en, Call us", "ru-RU, Позвоните нам", "ru_RU, Позвоните нам", "de, Call us", "'', Call us" })
	void isGivenInTheReadersLanguageOrInEnglish(String locale, String help) {
		assertThat(this.properties.help(locale)).hasValue(help);
	}

	@Test
	void thereIsNoneUnlessItIsConfigured() {
		assertThat(new TextProperties(Map.of()).help("en")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1_601 })
	void thatNobodyCouldSendEndsTheStart(int length) {
		assertThatThrownBy(() -> new TextProperties(Map.of("en", "x".repeat(length))))
			.hasMessageContaining("regain.sms.help.en");
	}

}
