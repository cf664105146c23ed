package io.regain.message;

import io.regain.message.SegmentCount.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SegmentCountTests {

	/** 3GPP TS 23.038, 6.2.1, in the order of its table; 0x1B is the escape. */
	private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
			+ "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

	@ParameterizedTest
	@CsvSource({ "a, 1, 1, 1", "a, 160, 160, 1", "a, 161, 161, 2", "a, 306, 306, 2", "a, 307, 307, 3", "a, 459, 459, 3",
			"a, 460, 460, 4", "€, 80, 160, 1", "€, 81, 162, 2", "€, 152, 304, 2", "€, 153, 306, 3" })
	void inGsm7(String character, int times, int septets, int segments) {
		assertThat(SegmentCount.of(character.repeat(times)))
			.isEqualTo(new SegmentCount(Encoding.GSM_7, septets, segments));
	}

	@ParameterizedTest
	@CsvSource({ "я, 1, 1, 1", "я, 70, 70, 1", "я, 71, 71, 2", "я, 134, 134, 2", "я, 135, 135, 3", "👍, 35, 70, 1",
			"👍, 36, 72, 2", "👍, 66, 132, 2", "👍, 67, 134, 3" })
	void inUcs2(String character, int times, int units, int segments) {
		assertThat(SegmentCount.of(character.repeat(times)))
			.isEqualTo(new SegmentCount(Encoding.UCS_2, units, segments));
	}

	@Test
	void everyBasicCharacterTakesOneSeptet() {
		assertThat(BASIC.codePointCount(0, BASIC.length())).isEqualTo(127);
		assertThat(SegmentCount.of(BASIC)).isEqualTo(new SegmentCount(Encoding.GSM_7, 127, 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\f", "^", "{", "}", "\\", "[", "~", "]", "|", "€" })
	void everyExtendedCharacterTakesTwoSeptets(String character) {
		assertThat(SegmentCount.of(character)).isEqualTo(new SegmentCount(Encoding.GSM_7, 2, 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ç", "`", "á", "“", "’", "–", "…", "\u00a0", "\u202f", "\t", "№", "₽", "ё", "\u001b" })
	void oneOtherCharacterMakesTheWholeTextUcs2(String character) {
		assertThat(SegmentCount.of("a".repeat(69) + character)).isEqualTo(new SegmentCount(Encoding.UCS_2, 70, 1));
		assertThat(SegmentCount.of("a".repeat(70) + character)).isEqualTo(new SegmentCount(Encoding.UCS_2, 71, 2));
	}

	/** The 153rd septet of the first segment stays empty. */
	@Test
	void aPairIsNeverSplitOverTwoSegments() {
		assertThat(SegmentCount.of("a".repeat(152) + "€" + "a".repeat(151))).extracting(SegmentCount::segments)
			.isEqualTo(2);
		assertThat(SegmentCount.of("a".repeat(152) + "€" + "a".repeat(152))).extracting(SegmentCount::segments)
			.isEqualTo(3);
		assertThat(SegmentCount.of("я".repeat(66) + "👍" + "я".repeat(65))).extracting(SegmentCount::segments)
			.isEqualTo(2);
		assertThat(SegmentCount.of("я".repeat(66) + "👍" + "я".repeat(66))).extracting(SegmentCount::segments)
			.isEqualTo(3);
	}

	@Test
	void anEmptyTextIsOneSegment() {
		assertThat(SegmentCount.of("")).isEqualTo(new SegmentCount(Encoding.GSM_7, 0, 1));
	}

}
