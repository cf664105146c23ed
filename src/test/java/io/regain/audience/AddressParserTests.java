package io.regain.audience;

import java.util.Random;
import java.util.stream.IntStream;

import io.regain.message.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressParserTests {

	private final AddressParser parser = new AddressParser("");

	@ParameterizedTest
	@CsvSource({ "ann@example.com, ann@example.com", "'  ann@example.com\t', ann@example.com",
			"Ann.B+tag@Example.COM, Ann.B+tag@example.com", "a@b.co, a@b.co",
			"ann@sub-domain.example.co.uk, ann@sub-domain.example.co.uk", "иван@пример.рф, иван@xn--e1afmkfd.xn--p1ai",
			"ann@xn--e1afmkfd.xn--p1ai, ann@xn--e1afmkfd.xn--p1ai", "ann@EXAMPLE。com, ann@example.com",
			"'\"ann.b\"@example.com', '\"ann.b\"@example.com'",
			"'o''neil_!#$%&*/=?^`{|}~-@example.com', 'o''neil_!#$%&*/=?^`{|}~-@example.com'" })
	void whatIsAnEmailAddress(String stored, String address) {
		assertThat(this.parser.email(stored)).map(Address::value).contains(address);
	}

	@Test
	void aLocalPartHasAtMost64Characters() {
		assertThat(this.parser.email("a".repeat(64) + "@example.com")).isPresent();
		assertThat(this.parser.email("a".repeat(65) + "@example.com")).isEmpty();
	}

	@Test
	void aDomainHasLabelsOfAtMost63Characters() {
		assertThat(this.parser.email("a@" + "b".repeat(63) + ".com")).isPresent();
		assertThat(this.parser.email("a@" + "b".repeat(64) + ".com")).isEmpty();
		assertThat(this.parser.email("a@" + "b.".repeat(124) + "com")).isPresent();
		assertThat(this.parser.email("a@" + "b.".repeat(126) + "com")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "@", "ann", "ann@", "@example.com", "ann@example", "ann@example.com.",
			"ann@.example.com", "ann@example..com", "ann@-example.com", "ann@example-.com", "ann@exa_mple.com",
			"ann@example.c", "ann@example.123", "ann@127.0.0.1", "ann@[127.0.0.1]", "ann@b@example.com",
			"ann@example.com, bob@example.com", "ann@example.com;bob@example.com", "Ann <ann@example.com>",
			"<ann@example.com>", "mailto:ann@example.com", "ann b@example.com", "ann@exam ple.com",
			"\"ann b\"@example.com", ".ann@example.com", "ann.@example.com", "ann..b@example.com", "ann(b)@example.com",
			"ann,b@example.com", "ann@example.com\r\nBcc: all@example.com", "ann\r\nBcc: all@example.com",
			"ann\n@example.com", "ann\0@example.com", "ann\u2028@example.com", "ann\u00a0b@example.com",
			"ann\u0085@example.com", "ann@straße.example", "ann@βόλος.example", "ann@ex\u200dample.com", "n/a", "none",
			"-", "null@null" })
	void whatIsNone(String stored) {
		assertThat(this.parser.email(stored)).isEmpty();
	}

	@Test
	void whateverIsStoredItNeverBreaks() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		String alphabet = "aB1@@..-_+\"'<>()[]\\,;: \t\r\n\0ßёλ。\u200d\uD83D\uDE00\uD800%";
		for (int i = 0; i < 20_000; i++) {
			StringBuilder text = new StringBuilder();
			IntStream.range(0, random.nextInt(30))
				.forEach((n) -> text.append(alphabet.charAt(random.nextInt(alphabet.length()))));
			assertThat(this.parser.email(text.toString()).stream().map(Address::value)).as("seed %d: '%s'", seed, text)
				.allMatch((address) -> address.matches("[^\\s<>]+@[a-z0-9.-]+\\.[a-z0-9-]+"));
			this.parser.phone(text.toString(), text.toString());
			this.parser.device(text.toString());
		}
	}

	@ParameterizedTest
	@CsvSource({ "+49 1511 2345678, '', '', +4915112345678", "+4915112345678, ru-RU, US, +4915112345678",
			"8 (912) 345-67-89, ru-RU, '', +79123456789", "8 (912) 345-67-89, ru_RU, '', +79123456789",
			"8 912 345 67 89, en-US, RU, +79123456789", "0151 12345678, en, DE, +4915112345678",
			"0151 12345678, de-AT, DE, +4915112345678", "030/901820, de-DE, '', +4930901820",
			"(415) 555-2671, en-US, '', +14155552671", "+7 912 345 67 89 , '', '', +79123456789" })
	void whatIsATelephoneNumber(String stored, String locale, String region, String number) {
		assertThat(new AddressParser(region).phone(stored, locale)).map(Address::value).contains(number);
	}

	@ParameterizedTest
	@CsvSource({ "0151 12345678, '', ''", "0151 12345678, de, ''", "0151 12345678, nonsense, ''",
			"0151 12345678, en-001, ''", "12345, de-DE, ''", "'', de-DE, DE", "none, de-DE, DE",
			"+49 1511 2345678 ext. 5, de-DE, ''", "+999 123 4567, '', ''", "+4915112345678901, '', ''" })
	void whatIsNoTelephoneNumber(String stored, String locale, String region) {
		assertThat(new AddressParser(region).phone(stored, locale)).isEmpty();
	}

	@Test
	void aDeviceIsATokenInOneWord() {
		assertThat(this.parser.device(" dQw4:APA91b_-x ")).map(Address::value).contains("dQw4:APA91b_-x");
		assertThat(this.parser.device("t".repeat(512))).isPresent();
		assertThat(this.parser.device("t".repeat(513))).isEmpty();
		assertThat(this.parser.device("two words")).isEmpty();
		assertThat(this.parser.device(" ")).isEmpty();
	}

}
