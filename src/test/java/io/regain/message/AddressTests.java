package io.regain.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AddressTests {

	@ParameterizedTest
	@CsvSource({ "EMAIL, Ann@Example.com, ann@example.com", "SMS, +4915112345678, +4915112345678",
			"PUSH, dQw4:APA91b_-x, dQw4:APA91b_-x" })
	void isReadBackAsItWasStored(Channel channel, String value, String key) {
		Address address = Address.of(channel, value);
		assertThat(address.channel()).isEqualTo(channel);
		assertThat(address.value()).isEqualTo(value);
		assertThat(address.key()).isEqualTo(key);
		assertThat(Address.of(channel, address.value())).isEqualTo(address);
	}

	@ParameterizedTest
	@CsvSource({ "EMAIL, Ann@Example.com, Ann@Example.com", "SMS, +4915112345678, +4915112345678",
			"PUSH, device:dQw4:APA91b_-x, dQw4:APA91b_-x" })
	void isReadAsAPersonWritesIt(Channel channel, String text, String value) {
		assertThat(Address.parse(text)).isEqualTo(Address.of(channel, value));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nonsense", "015112345678", "+49 151", "device:", "Device:x", "ann@example.com;manual",
			"ann@example.com>", "ann@example.com,bob" })
	void whatAPersonMayNotWrite(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Address.parse(text));
	}

	@Test
	void anEmailAddressHasADomainAndAtMost254Characters() {
		assertThat(new EmailAddress("\"a@b\"@example.com").domain()).isEqualTo("example.com");
		assertThat(new EmailAddress("a@" + "b".repeat(252)).value()).hasSize(254);
		assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a@" + "b".repeat(253)));
	}

	/** Whatever it is, it cannot break out of a header. */
	@ParameterizedTest
	@ValueSource(strings = { "", "@", "a", "a@", "@b", "a b@c", "a@b c", "a\r\nb@c", "a\n@b", "a@b\r\nBcc: c@d",
			"a\0@b", "a\u007f@b", "a\u0085@b", "a\u2028@b", "a\u00a0@b", "\ta@b", "a@b " })
	void whatIsNoEmailAddress(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(text))
			.withMessage("not an email address");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "+", "4915112345678", "+0151123456", "+49 151", "+123456", "+1234567890123456",
			"+49a1511234", "+٤٩١٥١١٢٣٤٥", "+4915112345678\n" })
	void whatIsNoTelephoneNumber(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "two words", "tab\t", "line\n", "ünicode" })
	void whatIsNoDeviceToken(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> new DeviceToken(text));
		assertThatIllegalArgumentException().isThrownBy(() -> new DeviceToken("x".repeat(513)));
	}

}
