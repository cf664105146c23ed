package io.regain.channel.email;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.regain.message.EmailAddress;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderTextTests {

	private static final String[] ALPHABETS = { "abcXYZ019 ", "abc,;:<>@()[]\".\\ ", "=?_Q B-UTF8 ", "жёЯ «»№ ",
			"😀é汉 a", "\u00a0\u2028\u0085 a" };

	static LongStream seeds() {
		return new Random(20261122).longs(300);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void whateverIsWrittenIsReadAgain(long seed) throws Exception {
		String text = randomText(new Random(seed));
		String subject = HeaderText.unstructured("Subject", text);
		assertSafe(subject);
		assertThat(MimeUtility.decodeText(MimeUtility.unfold(subject.substring("Subject: ".length())))).isEqualTo(text);
		Mailbox mailbox = Mailbox.of(new EmailAddress("hello@lavka.example")).orElseThrow();
		String from = HeaderText.mailbox("From", text, mailbox);
		assertSafe(from);
		InternetAddress[] read = InternetAddress.parse(MimeUtility.unfold(from.substring("From: ".length())));
		assertThat(read).hasSize(1);
		assertThat(read[0].getAddress()).isEqualTo("hello@lavka.example");
		assertThat(read[0].getPersonal()).isEqualTo(text);
	}

	@Test
	void aSubjectOfManyWordsIsNoProblem() {
		assertSafe(HeaderText.unstructured("Subject", "word ".repeat(100_000).strip()));
	}

	private static void assertSafe(String header) {
		List<String> lines = List.of(header.split("\r\n", -1));
		assertThat(lines)
			.allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(76).matches("[ -~]+").isNotBlank());
		assertThat(lines.subList(1, lines.size())).allSatisfy((line) -> assertThat(line).startsWith(" "));
	}

	/** Not blank: a sender's name never is. */
	private static String randomText(Random random) {
		String alphabet = ALPHABETS[random.nextInt(ALPHABETS.length)];
		int[] points = alphabet.codePoints().toArray();
		return random.ints(1 + random.nextInt(200), 0, points.length)
			.mapToObj((i) -> Character.toString(points[i]))
			.collect(Collectors.joining("", "", "x"));
	}

}
