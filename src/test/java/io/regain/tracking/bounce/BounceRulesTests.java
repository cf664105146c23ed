package io.regain.tracking.bounce;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each refusal in {@code refusals.txt} is of the class that the table gives it. */
class BounceRulesTests {

	@ParameterizedTest
	@MethodSource("refusals")
	void isWhoseFaultItIs(String line) {
		List<String> row = Arrays.stream(line.split("\\|", 5)).map(String::strip).toList();
		assertThat(BounceRules.classOf(row.get(1), row.get(2), row.get(3), row.get(4)).id()).isEqualTo(row.get(0));
	}

	@Test
	void aRefusalForNowIsNeverHard() {
		assertThat(BounceRules.classOf("", "450", "rcpt", "450 User unknown")).isEqualTo(BounceClass.SOFT);
		assertThat(BounceRules.classOf("4.1.1", "", "rcpt", "User unknown")).isEqualTo(BounceClass.SOFT);
	}

	@Test
	void anAddressOfTheNetworkIsNoCode() {
		assertThat(Codes.status("", "550 from 5.1.1.100 and 5.1.1")).isEmpty();
		assertThat(Codes.status("5.7.515", "")).isEqualTo("5.7.515");
	}

	@Test
	void wordsAreLookedForInSmallLettersOnly() {
		List<String> odd = Stream.of("bounce-words.txt", "mail-words.txt")
			.flatMap((name) -> PhraseBook.lines(name).stream())
			.filter((line) -> !line.matches("\\[[a-z -]+\\] .*"))
			.map((line) -> line.replaceAll("\\\\[SDWB]", ""))
			.filter((line) -> !line.equals(line.toLowerCase(Locale.ROOT)))
			.toList();
		assertThat(odd).isEmpty();
	}

	static Stream<String> refusals() throws IOException {
		return Files.readAllLines(ReturnedMailTests.MAILS.resolve("refusals.txt"))
			.stream()
			.filter((line) -> !line.startsWith("# "));
	}

}
