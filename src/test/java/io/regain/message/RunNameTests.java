package io.regain.message;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RunNameTests {

	@ParameterizedTest
	@ValueSource(strings = { "lapsed-90-days@2026-11-22", "a@b", "note@incident-7/update-3", "9lives@A.b_c/d:e+f-g" })
	void isReadAsItIsWritten(String text) {
		assertThat(RunName.parse(text)).hasToString(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			note | 'note' is not the name of a run, which is campaign@key, as in lapsed-90-days@2026-11-22
			"" | '' is not the name of a run, which is campaign@key, as in lapsed-90-days@2026-11-22
			@key | '' is not a campaign id
			Note@key | 'Note' is not a campaign id
			-note@key | '-note' is not a campaign id
			note@ | '' is not a run key: up to 64 letters, digits and . _ / : + -
			note@a b | 'a b' is not a run key: up to 64 letters, digits and . _ / : + -
			note@a@b | 'a@b' is not a run key: up to 64 letters, digits and . _ / : + -
			note@/a | '/a' is not a run key: up to 64 letters, digits and . _ / : + -
			note@ключ | 'ключ' is not a run key: up to 64 letters, digits and . _ / : + -
			""")
	void whatIsNoneSaysWhy(String text, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> RunName.parse(text)).withMessageStartingWith(message);
	}

	@ParameterizedTest
	@ValueSource(ints = { 64, 65 })
	void aKeyHas64CharactersAtMost(int length) {
		String key = "k".repeat(length);
		if (length > RunName.MAX_KEY_LENGTH) {
			assertThatIllegalArgumentException().isThrownBy(() -> new RunName("note", key));
		}
		else {
			assertThat(new RunName("note", key).key()).isEqualTo(key);
		}
	}

}
