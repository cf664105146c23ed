package io.regain.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class YamlTests {

	/** Around the sizes at which texts are taken in pieces. */
	@ParameterizedTest
	@ValueSource(ints = { 1023, 1024, 1025, 2049, 4096 })
	void anEmojiMayStandAnywhere(int size) {
		for (int before = size - 20; before < size + 20; before++) {
			String said = "x".repeat(before - 6) + "\uD83D\uDE00 :)";
			assertThat(Yaml.tree("text: " + said + "\nmore: 1\n").path("text").asString()).isEqualTo(said);
		}
	}

	@Test
	void anEmptyTextIsNothing() {
		assertThat(Yaml.tree("").isMissingNode()).isTrue();
	}

}
