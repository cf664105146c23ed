package io.regain.message;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SuggestionsTests {

	private static final List<String> KNOWN = List.of("channels", "rate", "template", "to", "within", "winback/offer");

	@ParameterizedTest
	@CsvSource({ "chanels,channels", "channnels,channels", "chennels,channels", "hcannels,channels", "Rate,rate",
			"raet,rate", "ot,to", "winback/ofer,winback/offer", "offer,winback/offer", "withni,within" })
	void aSlipOfThePenIsSeen(String word, String meant) {
		assertThat(Suggestions.closest(word, KNOWN)).hasValue(meant);
	}

	@ParameterizedTest
	@CsvSource({ "priority", "xyz", "o", "''", "' '", "wi" })
	void whatIsNearNoneIsLeftAlone(String word) {
		assertThat(Suggestions.closest(word, KNOWN)).isEmpty();
	}

	@Test
	void theFewestSlipsWinAndThenTheAlphabet() {
		assertThat(Suggestions.closest("late", List.of("lane", "rate", "later"))).hasValue("lane");
		assertThat(Suggestions.closest("segmnt", List.of("segments", "segment"))).hasValue("segment");
	}

	@Test
	void aWholeNovelIsNoSlip() {
		assertThat(Suggestions.closest("rate".repeat(100_000), KNOWN)).isEmpty();
	}

	@Test
	void theQuestionEndsAMessage() {
		assertThat(Suggestions.didYouMean("raet", KNOWN)).isEqualTo("; did you mean 'rate'?");
		assertThat(Suggestions.didYouMean("nothing", KNOWN)).isEmpty();
	}

}
