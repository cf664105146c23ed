package io.regain.channel.email;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuotedPrintableTests {

	private static final String ALPHABET = "abc XYZ.=\t?é€😀я,\r\n";

	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false,
			value = { "plain|plain", "1 + 1 = 2|1 + 1 =3D 2", "ends with a blank |ends with a blank=20",
					"Привет|=D0=9F=D1=80=D0=B8=D0=B2=D0=B5=D1=82" })
	void writesAsTheRfcSays(String text, String encoded) {
		assertThat(encode(text)).isEqualTo(encoded);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a \r\nb", "a\t\r\n\r\n b", "lone\rreturn", "lone\nfeed", "\r", "\r\n", " ", "" })
	void keepsLineBreaksAndWhatStandsBeforeThem(String text) throws Exception {
		assertThat(decode(encode(text))).isEqualTo(text);
		assertThat(encode(text).lines()).noneMatch((line) -> line.endsWith(" ") || line.endsWith("\t"));
	}

	@RepeatedTest(200)
	void anotherDecoderReadsItBackFromShortLines() throws Exception {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		StringBuilder text = new StringBuilder();
		random.ints(random.nextInt(600), 0, (int) ALPHABET.codePoints().count())
			.map((at) -> ALPHABET.codePointAt(ALPHABET.offsetByCodePoints(0, at)))
			.forEach(text::appendCodePoint);
		String encoded = encode(text.toString());
		assertThat(decode(encoded)).as("seed %d", seed).isEqualTo(text.toString());
		assertThat(encoded.split("\r\n", -1)).as("seed %d", seed).allMatch((line) -> line.length() <= 76);
		assertThat(encoded).as("seed %d", seed).matches("[\\x21-\\x7e\\t \\r\\n]*");
	}

	private static String encode(String text) {
		return new String(QuotedPrintable.encode(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.US_ASCII);
	}

	private static String decode(String encoded) throws MessagingException, IOException {
		return new String(MimeUtility
			.decode(new ByteArrayInputStream(encoded.getBytes(StandardCharsets.US_ASCII)), "quoted-printable")
			.readAllBytes(), StandardCharsets.UTF_8);
	}

}
