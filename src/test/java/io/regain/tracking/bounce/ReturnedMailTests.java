package io.regain.tracking.bounce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.regain.tracking.bounce.Returned.Automatic;
import io.regain.tracking.bounce.Returned.Complained;
import io.regain.tracking.bounce.Returned.Delayed;
import io.regain.tracking.bounce.Returned.Failed;
import io.regain.tracking.bounce.Returned.Replied;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each mail beside {@code cases.txt} is what that table says it is. */
class ReturnedMailTests {

	static final Path MAILS = Path.of("src/test/resources/io/regain/tracking/bounce");

	@ParameterizedTest
	@MethodSource("cases")
	void isWhatItIs(String expected) throws IOException {
		assertThat(row(expected, mail(expected))).isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void isTheSameWithOtherLineEnds(String expected) throws IOException {
		String mail = new String(mail(expected), StandardCharsets.ISO_8859_1);
		for (String end : List.of("\r\n", "\r", "\r\r\n")) {
			byte[] raw = mail.replace("\n", end).getBytes(StandardCharsets.ISO_8859_1);
			assertThat(row(expected, raw)).isEqualTo(expected);
		}
	}

	@Test
	void everyMailIsInTheTable() throws IOException {
		try (Stream<Path> mails = Files.list(MAILS)) {
			assertThat(mails.map((mail) -> mail.getFileName().toString())
				.filter((name) -> name.endsWith(".eml"))
				.map((name) -> name.substring(0, name.length() - 4)))
				.containsExactlyInAnyOrderElementsOf(cases().map(ReturnedMailTests::name).toList());
		}
	}

	static Stream<String> cases() throws IOException {
		return Files.readAllLines(MAILS.resolve("cases.txt")).stream().filter((line) -> !line.startsWith("#"));
	}

	static byte[] mail(String expected) throws IOException {
		return Files.readAllBytes(MAILS.resolve(name(expected) + ".eml"));
	}

	private static String name(String expected) {
		return expected.substring(0, expected.indexOf(" | "));
	}

	private static String row(String expected, byte[] raw) {
		Returned returned = ReturnedMail.read(raw);
		return String.join(" | ", name(expected), returned.getClass().getSimpleName().toLowerCase(Locale.ROOT),
				details(returned), returned.original().messageIds().stream().findFirst().orElse(""));
	}

	private static String details(Returned returned) {
		if (returned instanceof Failed failed) {
			return details(failed.failures());
		}
		if (returned instanceof Delayed delayed) {
			return details(delayed.delays());
		}
		if (returned instanceof Complained complained) {
			String anna = String.join("",
					complained.original().recipients().stream().filter("anna@example.org"::equals).toList());
			return complained.feedback() + " |  | " + anna;
		}
		if (returned instanceof Replied replied) {
			return replied.text().replaceAll("\\s+", " ") + " |  | " + replied.from();
		}
		return (returned instanceof Automatic automatic ? automatic.kind() : "") + " |  | ";
	}

	private static String details(List<Failure> failures) {
		return String.join(" | ", each(failures, (it) -> it.bounceClass().id()), each(failures, Failure::status),
				each(failures, (it) -> it.recipient().orElse("")));
	}

	private static String each(List<Failure> failures, Function<Failure, String> column) {
		return failures.stream().map(column).collect(Collectors.joining(" "));
	}

}
