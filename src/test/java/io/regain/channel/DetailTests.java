package io.regain.channel;

import io.regain.message.Address;
import io.regain.message.DeviceToken;
import io.regain.message.EmailAddress;
import io.regain.message.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DetailTests {

	private final Address email = new EmailAddress("Ivan.Petrov@mail.example");

	private final Address phone = new PhoneNumber("+15558675310");

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "<ivan.petrov@MAIL.example>: User unknown | <…>: User unknown",
					"no mailbox here by that name: ivan.petrov. | no mailbox here by that name: ….",
					"relayed for other@mail.example, sorry      | relayed for …, sorry",
					"mailbox ivan.petrov=mail.example full      | mailbox …=mail.example full",
					"I am divan.petrovich                       | I am divan.petrovich" })
	void takesEmailAddressesOut(String words, String detail) {
		assertThat(Detail.of(words, this.email)).isEqualTo(detail);
	}

	/** Twilio hides the last four digits as XXXX: the rest tells enough of a person. */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "The 'To' number +15558675310 is not valid    | The 'To' number … is not valid",
					"Invalid 'To' Phone Number: +1555867XXXX        | Invalid 'To' Phone Number: …",
					"Invalid 'To' Phone Number: +1 555 867 XXXX     | Invalid 'To' Phone Number: …",
					"to 15558675310                                 | to …",
					"exceeds the 1600 character limit               | exceeds the 1600 character limit" })
	void takesPhoneNumbersOut(String words, String detail) {
		assertThat(Detail.of(words, this.phone)).isEqualTo(detail);
	}

	@Test
	void takesDeviceTokensOut() {
		assertThat(Detail.of("token 'fXq3:APA91b' is bad", new DeviceToken("fXq3:APA91b")))
			.isEqualTo("token '…' is bad");
	}

	@Test
	void isOneLineOfAtMost500Characters() {
		assertThat(Detail.of(" first\r\n\tsecond\u0000 ", this.email)).isEqualTo("first second");
		assertThat(Detail.of("long ".repeat(200), this.email)).hasSize(500).endsWith("…");
	}

}
